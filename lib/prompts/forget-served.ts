import { database } from "@/db/client";
import { atEndOf, type Context } from "@/lib/context";
import type { Served } from "./find-served";
import { knownVersions } from "./known-versions";
import { readAllServed } from "./read-all-served";
import { readServed } from "./read-served";

/**
 * Makes this process look anew at what is served of a prompt, or with none of any prompt, from the commit of the change on. What it held
 * it reads again at once, so that it has the new answer should Postgres go away now.
 */
export function forgetServed(ctx: Context, promptId?: string): void {
  atEndOf(ctx, () => {
    // a number always names the same version; a name without one stands for all of an environment
    const isOf = (versions: Served[], name: string) =>
      promptId === undefined || !name.includes("@") || (!/@\d+$/.test(name) && versions.some((one) => one.promptId === promptId));
    const forgotten = knownVersions().forget(ctx.workspaceId, isOf);
    if (promptId !== undefined)
      for (const name of forgotten) readAgain({ ...ctx, db: database(), atEnd: undefined }, name).catch(() => {});
  });
}

async function readAgain(ctx: Context, name: string): Promise<void> {
  const [slug = "", environment] = name.split("@");
  if (environment === undefined) await readAllServed(ctx, name);
  else await readServed(ctx, slug, environment);
}
