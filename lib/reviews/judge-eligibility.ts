import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { type RaterAgreement, raterAgreement } from "@/lib/statistics/rater-agreement";
import { answerPasses } from "./answer-passes";
import { Criterion } from "./schema";

const neededJudgements = 50;
const neededAgreement = 0.8;

/** How far people agree with a judge; `judgements` counts answers on which people came to a word of their own, `agreed` is a share. */
export type JudgeEligibility = {
  fingerprint: string;
  judgements: number;
  agreed: number | null;
  low: number | null;
  high: number | null;
  kappa: number | null;
  eligible: boolean;
  reason: string;
};

type Judged = {
  fingerprint: string;
  key: string;
  resultId: string;
  judge: boolean;
  criteria: string;
  answers: string;
  passed: boolean;
};

/**
 * Whether judges may be trusted, by fingerprint: what people said of an answer beside what the judge said of it. Only random blind queues
 * of single answers count, where neither the choice nor the figures lead a reviewer, and only people, not keys. An answer counts once:
 * where several judged it, as most of them said, and not at all where they are split.
 */
export async function judgeEligibility(ctx: Context, fingerprints: string[]): Promise<JudgeEligibility[]> {
  const asked = [...new Set(fingerprints)];
  const byJudge = asked.length === 0 ? new Map() : Map.groupBy(await readJudged(ctx, asked), (row) => row.fingerprint);
  return asked.map((fingerprint) => ({ fingerprint, ...described(raterAgreement(pairsOf(byJudge.get(fingerprint) ?? []))) }));
}

async function readJudged(ctx: Context, fingerprints: string[]): Promise<Judged[]> {
  const among = sql.join(
    fingerprints.map((one) => sql`${one}`),
    sql`, `,
  );
  const rows = await ctx.db.execute<Judged>(sql`
    select distinct on (u.fingerprint, v.result_id, v.reviewer_id)
      u.fingerprint, u.key, v.result_id as "resultId", s.passed as judge, q.criteria, v.answers, v.passed
    from review_queues q
    join review_items i on i.queue_id = q.id
    join review_tasks t on t.item_id = i.id
    join reviews v on v.id = t.review_id
    join users p on p.id = v.reviewer_id
    join evaluation_evaluators u on u.evaluation_id = q.evaluation_id and u.fingerprint in (${among})
    join result_scores s on s.result_id = v.result_id and s.key = u.key
    where q.workspace_id = ${ctx.workspaceId} and q.kind = 'single' and q.blind and q.rule ->> 'of' = 'random'
      and s.passed is not null and v.passed is not null
    order by u.fingerprint, v.result_id, v.reviewer_id, v.created_at desc, v.id desc`);
  return [...rows];
}

/** People's word and the judge's for each answer. A criterion with the judge's key is what it is held to, else the whole judgement. */
function pairsOf(rows: Judged[]): [people: string, judge: string][] {
  return [...Map.groupBy(rows, ({ resultId }) => resultId).values()].flatMap((all): [string, string][] => {
    const passes = all.filter(saysPass).length;
    const [first] = all;
    if (!first || passes * 2 === all.length) return [];
    return [[wordOf(passes * 2 > all.length), wordOf(first.judge)]];
  });
}

function saysPass({ key, criteria, answers, passed }: Judged): boolean {
  const criterion = Criterion.array()
    .parse(JSON.parse(criteria))
    .find((one) => one.key === key);
  return (criterion && answerPasses(criterion, JSON.parse(answers)[key])) ?? passed;
}

const wordOf = (passed: boolean) => (passed ? "passed" : "failed");

function described({ items: judgements, agreement: agreed, interval, kappa }: RaterAgreement) {
  const figures = { judgements, agreed, low: interval?.low ?? null, high: interval?.high ?? null, kappa };
  if (agreed === null || !interval)
    return { ...figures, eligible: false, reason: `No person has judged its answers in a random blind review yet; ${needed}.` };
  const share = `People agree with it on ${percent(agreed)} of ${judgements} answers (${percent(interval.low)} to ${percent(interval.high)})`;
  if (judgements < neededJudgements)
    return { ...figures, eligible: false, reason: `${share}; ${neededJudgements - judgements} more are needed.` };
  const eligible = interval.low >= neededAgreement;
  return {
    ...figures,
    eligible,
    reason: eligible ? `${share}.` : `${share}; the lower figure must be ${percent(neededAgreement)}.`,
  };
}

const needed = `${neededJudgements} are needed`;
const percent = (share: number) => `${Math.floor(share * 100 + 1e-9)}%`;
