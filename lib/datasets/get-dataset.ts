import { verb } from "@/lib/verb";
import { readDataset } from "./rows";
import type { DatasetId } from "./schema";

export const getDataset = verb("datasets:read", (ctx, { id }: DatasetId) => readDataset(ctx, id));
