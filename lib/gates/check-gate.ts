import { and, asc, eq, inArray } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { AppError, unavailable } from "@/lib/errors";
import type { StoredVersion } from "@/lib/prompts/find-version";
import { examineVersion } from "./examine-version";
import { findLastServed } from "./find-last-served";
import type { Examined } from "./gather-evidence";
import { findGate } from "./rows";
import type { RuleReading } from "./schema";
import type { Counted } from "./sort-evidence";

type Asked = Pick<Examined, "version" | "environment"> & {
  served: StoredVersion | null;
  override: boolean;
  reason: string | undefined;
};

/**
 * The one check of a promotion, inside its transaction and under the prompt's lock, whoever asks and whichever way. Answers the evidence
 * the promotion keeps, or refuses with the rules. The evaluations that count are held until the promotion is made, so that none is
 * retried in between.
 */
export async function checkGate(ctx: Context, { version, environment, served, override, reason }: Asked) {
  const at = { promptId: version.promptId, environment };
  const gate = await findGate(ctx, at);
  const { contentHash } = version;
  if (!gate) {
    const evidence = { gate: "none set", contentHash, referenceHash: served?.contentHash ?? null };
    return { failed: [], evaluationIds: [], evidence };
  }
  const reference = served ?? (await findLastServed(ctx, at));
  const examined = await examineVersion(ctx, { gate, version, environment, reference });
  const { passed, rules, evidence, decision, approvals } = examined;
  if (!passed && !override) throw refusal(version.number, environment, rules, evidence.stale);
  await holdEvaluations(ctx, evidence.counted);
  const evaluationIds = evidence.counted.map(({ id }) => id);
  return {
    failed: rules.filter((rule) => !rule.passed).map(({ rule, detail }) => ({ rule, detail })),
    evaluationIds,
    evidence: {
      ...{ gate, rules, evaluationIds, leftOut: evidence.leftOut, tried: evidence.tried, comparison: decision },
      arms: evidence.counted.map(({ id, candidateArms, referenceArms }) => ({ evaluationId: id, candidateArms, referenceArms })),
      approvals: approvals.data.flatMap(({ counts, personId, decision, createdAt }) =>
        counts ? [{ personId, decision, at: createdAt }] : [],
      ),
      override: passed ? null : { reason },
      ...{ contentHash, referenceHash: reference?.contentHash ?? null },
    },
  };
}

/** Until the promotion is made nobody sets going again what it counts on; what was set going since it was read has changed. */
async function holdEvaluations(ctx: Context, counted: Counted[]): Promise<void> {
  if (counted.length === 0) return;
  const { id, round } = evaluations;
  const ids = counted.map((one) => one.id);
  const held = await ctx.db
    .select({ id, round })
    .from(evaluations)
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), inArray(id, ids)))
    .orderBy(asc(id))
    .for("share");
  const isAsRead = counted.every((one) => held.some((row) => row.id === one.id && row.round === one.round));
  if (!isAsRead) throw unavailable("An evaluation of the evidence was set going again meanwhile. Look at the gate again.");
}

function refusal(number: number, environment: string, rules: RuleReading[], stale: boolean): AppError {
  if (stale)
    return new AppError(
      "evidence_stale",
      `The evaluations of version ${number} compare with what ${environment} served before. Evaluate it again against what it serves now.`,
      { data: { rules } },
    );
  const failed = rules.filter((rule) => !rule.passed).map(({ rule }) => rule);
  return new AppError("gate_failed", `Version ${number} does not pass the gate of ${environment}: ${failed.join(", ")}.`, {
    data: { rules },
  });
}
