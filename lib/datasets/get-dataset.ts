import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { findDataset } from "./rows";
import type { DatasetId } from "./schema";

export const getDataset = verb("datasets:read", async (ctx, input: DatasetId) => {
  const dataset = await findDataset(ctx, input.id);
  if (!dataset) throw notFound("dataset", input.id);
  return dataset;
});
