import type { Context } from "@/lib/context";
import { readSuite } from "@/lib/suites/rows";
import { findGate, findPending, type GateAt } from "./rows";
import type { GateView } from "./schema";

/** A gate as it is answered, with what waits for a second person and what became of the change that was asked for. */
export async function describeGate(ctx: Context, at: GateAt, state: GateView["state"]) {
  const gate = await findGate(ctx, at);
  const pending = await findPending(ctx, at);
  const suite = gate?.suiteId ? await readSuite(ctx, gate.suiteId) : null;
  const { slug: suiteSlug = null, name: suiteName = null, revision: currentRevision = null } = suite ?? {};
  return {
    ...at,
    gate: gate && { ...gate, suiteSlug, suiteName, currentRevision },
    pending,
    state,
    message: told(at, gate !== null, pending?.after === null, pending !== null),
  };
}

function told({ environment }: GateAt, isSet: boolean, isRemoval: boolean, isPending: boolean): string {
  const present = isSet ? `A gate stands before ${environment}.` : `No gate is set: promotion to ${environment} is free.`;
  if (!isPending) return present;
  const change = isRemoval ? "Its removal" : "A change that asks for less";
  return `${present} ${change} waits for a second person with workspace:admin; until then the gate holds as it is.`;
}
