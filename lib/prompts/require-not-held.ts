import type { Context } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { namePeople } from "@/lib/workspaces/name-people";
import type { StoredVersion } from "./find-version";

type Held = Pick<StoredVersion, "number" | "heldIn">;

/** Refuses a version that an environment was taken back from: who did, when and why. */
export async function requireNotHeld(ctx: Context, { number, heldIn }: Held, environment: string): Promise<void> {
  const hold = heldIn.find((one) => one.environment === environment);
  if (!hold) return;
  const { heldBy, heldAt, reason } = hold;
  const who =
    heldBy === null ? null : ctx.principal.scopes.has("members:read") ? (await namePeople(ctx, [heldBy]))[heldBy] : null;
  throw conflict(
    `Version ${number} is held in ${environment}: ${who ?? heldBy ?? "the system"} rolled it back on ${dayOf(heldAt)} (“${reason}”). ` +
      "A person who may promote releases it first.",
    { hold },
  );
}

/** `2026-01-31T09:05:00.000Z` is told as `2026-01-31 09:05 UTC`. */
const dayOf = (instant: string) => `${instant.slice(0, 16).replace("T", " ")} UTC`;
