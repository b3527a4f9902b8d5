import { verb } from "@/lib/verb";
import { HintName, type Hints } from "./hint-schema";
import { readHints } from "./read-hints";
import { readDataset } from "./rows";
import type { DatasetId } from "./schema";

const mostIds = 1_000;

/** Which cases of a dataset deserve a look, and why. */
export const getHints = verb("datasets:read", async (ctx, { id }: DatasetId): Promise<Hints> => {
  const dataset = await readDataset(ctx, id);
  const { byName, cases, evaluations } = await readHints(ctx, dataset);
  const hints = HintName.options.map((hint) => ({ hint, count: byName[hint].length, caseIds: byName[hint].slice(0, mostIds) }));
  return { revision: dataset.revision, cases, total: dataset.caseCount, evaluations, hints };
});
