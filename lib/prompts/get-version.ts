import { verb } from "@/lib/verb";
import { describeVersion } from "./describe-version";
import { readVersion } from "./read-version";
import type { OfVersion } from "./schema";

/** A version with its content, by id, `slug@12` or `slug@production`. */
export const getVersion = verb("prompts:read", async (ctx, input: OfVersion) =>
  describeVersion(ctx, await readVersion(ctx, input.id)),
);
