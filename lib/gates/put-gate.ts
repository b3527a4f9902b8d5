import { inTransaction, requirePerson } from "@/lib/context";
import { lockOpenPrompt, requireEnvironment } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { changeGate } from "./change-gate";
import { findGate } from "./rows";
import type { PutGate } from "./schema";
import { settleGate } from "./settle-gate";

/**
 * Sets, changes or (with rules null) removes a gate. What asks for as much or more holds at once; what asks for less waits for a second
 * person. Whatever waited before is put in its place.
 */
export const putGate = verb("workspace:admin", (ctx, input: PutGate) =>
  inTransaction(ctx, async (ctx) => {
    const person = requirePerson(ctx);
    const { id: promptId, defaultSuiteId } = await lockOpenPrompt(ctx, input.id);
    const { environment } = input;
    await requireEnvironment(ctx, environment);
    const at = { promptId, environment };
    const before = await findGate(ctx, at);
    const after = input.rules && (await settleGate(ctx, { ...input, rules: input.rules, before, defaultSuiteId }));
    return changeGate(ctx, { at, before, after, personId: person.id });
  }),
);
