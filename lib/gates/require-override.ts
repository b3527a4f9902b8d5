import { type Context, requirePerson } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { requireScope } from "@/lib/verb";

type Asked = { override: boolean; reason: string | undefined };

/** Who may pass a gate that says no: a person with the permission, who says why. Refused before anything is looked at. */
export function requireOverride(ctx: Context, { override, reason }: Asked): void {
  if (!override) return;
  requirePerson(ctx);
  requireScope(ctx, "workspace:admin");
  if (reason === undefined)
    throw invalidInput("reason: an override says why.", [{ path: "reason", message: "an override says why" }]);
}
