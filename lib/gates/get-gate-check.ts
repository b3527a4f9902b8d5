import { findVersion } from "@/lib/prompts/find-version";
import { readVersion } from "@/lib/prompts/read-version";
import { requireEnvironment } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { examineVersion } from "./examine-version";
import { findLastServed } from "./find-last-served";
import { findGate } from "./rows";
import type { GateCheckOf } from "./schema";
import { summaryOf } from "./summary-of";

/** Whether a version would pass the gate of an environment now, and why: every rule with what was found, what it asks and the cases behind it. */
export const getGateCheck = verb("prompts:read", async (ctx, { id, environment }: GateCheckOf) => {
  const version = await readVersion(ctx, id);
  await requireEnvironment(ctx, environment);
  const { promptId, promptSlug } = version;
  const gate = await findGate(ctx, { promptId, environment });
  const reference =
    (await findVersion(ctx, `${promptSlug}@${environment}`)) ?? (await findLastServed(ctx, { promptId, environment }));
  const at = { versionId: version.id, environment, suiteId: gate?.suiteId ?? null, referenceId: reference?.id ?? null };
  if (!gate) return { ...at, ...free };
  const { passed, rules, evidence, decision } = await examineVersion(ctx, { gate, version, environment, reference });
  const failed = rules.filter((rule) => !rule.passed).length;
  return {
    ...at,
    ...{ passed, stale: evidence.stale, rules, comparison: decision && summaryOf(decision), tried: evidence.tried },
    message: passed ? "Every rule is met." : `${failed} of ${rules.length} rules ${failed === 1 ? "is" : "are"} not met.`,
    evidence: {
      counted: evidence.counted.map(({ id, name, finishedAt }) => ({ evaluationId: id, name, finishedAt })),
      leftOut: evidence.leftOut,
    },
  };
});

const free = {
  ...{ passed: true, stale: false, message: "No gate is set: promotion is free.", rules: [], comparison: null },
  ...{ tried: { candidates: 1, look: 1 }, evidence: { counted: [], leftOut: [] } },
};
