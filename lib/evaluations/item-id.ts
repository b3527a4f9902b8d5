import { type SQL, sql } from "drizzle-orm";

/** The id of an evaluation's item. It follows from the position, so that ids sort as the items were planned. */
export const itemId = (evaluationId: string, position: SQL): SQL =>
  sql`'res_' || substr(${evaluationId}, 4) || '_' || lpad((${position})::text, 7, '0')`;

/** Between which ids an evaluation's items are. */
export const itemIds = (evaluationId: string) => {
  const start = `res_${evaluationId.slice(3)}_`;
  return { first: `${start}0000000`, last: `${start}9999999` };
};
