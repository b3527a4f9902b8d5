import { verb } from "@/lib/verb";
import { readSuite } from "./rows";
import type { SuiteId } from "./schema";

/** A suite by id or slug, with what its newest revision asks. */
export const getSuite = verb("evaluations:read", (ctx, { id }: SuiteId) => readSuite(ctx, id));
