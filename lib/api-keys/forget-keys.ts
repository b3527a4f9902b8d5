import { atEndOf, type Context } from "@/lib/context";
import { keyGroup, knownKeys } from "./known-keys";

/** Makes this process ask anew for keys of the workspace that a change ends or limits, from its commit on. */
export function forgetKeys(ctx: Context, which: { id?: string; createdBy?: string } = {}): void {
  const { id, createdBy } = which;
  atEndOf(ctx, () => {
    knownKeys().forget(
      keyGroup,
      (key) =>
        key.workspace.id === ctx.workspaceId &&
        (id === undefined || key.id === id) &&
        (createdBy === undefined || key.createdBy === createdBy),
    );
  });
}
