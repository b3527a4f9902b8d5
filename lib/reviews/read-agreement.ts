import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { krippendorffAlpha } from "@/lib/statistics/krippendorff-alpha";
import { proportionInterval } from "@/lib/statistics/proportion-interval";
import { criteriaOf, type QueueRow } from "./rows";

type Answers = Record<string, boolean | number | string>;
type Judged = { itemId: string; answers: string; score: number };

/** How far reviewers agree on each criterion, and on which side of a pair is better; items one person judged say nothing. */
export async function readAgreement(ctx: Context, queue: QueueRow) {
  const judged = await ctx.db.execute<Judged>(sql`
    select i.id as "itemId", v.answers, v.score from review_items i
    join review_tasks t on t.item_id = i.id join reviews v on v.id = t.review_id
    where i.workspace_id = ${ctx.workspaceId} and i.queue_id = ${queue.id}`);
  const asked = criteriaOf(queue).map(({ key, kind }) => ({
    key,
    scale: kind === "scale" ? ("interval" as const) : ("nominal" as const),
    of: (row: Judged): boolean | number | string | undefined => (JSON.parse(row.answers) as Answers)[key], // safe: written by judgeItem
  }));
  const better = { key: "better", scale: "nominal" as const, of: ({ score }: Judged) => score };
  return [...asked, ...(queue.kind === "pairs" ? [better] : [])].map(({ key, scale, of }) => {
    const codes = new Map<boolean | number | string, number>();
    const codeOf = (answer: boolean | number | string) => {
      if (scale === "interval") return Number(answer);
      codes.set(answer, codes.get(answer) ?? codes.size);
      return codes.get(answer) ?? 0;
    };
    const units = [...Map.groupBy(judged, ({ itemId }) => itemId).values()].map((rows) =>
      rows.flatMap((row) => {
        const answer = of(row);
        return answer === undefined ? [] : [codeOf(answer)];
      }),
    );
    const shared = units.filter((unit) => unit.length > 1);
    const agreed = shared.filter((unit) => unit.every((code) => code === unit[0])).length;
    const interval = proportionInterval(agreed, shared.length);
    return {
      key,
      items: shared.length,
      alpha: krippendorffAlpha(shared, scale),
      agreed: shared.length === 0 ? null : agreed / shared.length,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    };
  });
}
