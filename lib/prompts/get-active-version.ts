import { verb } from "@/lib/verb";
import { describeServed } from "./describe-served";
import { readServed } from "./read-served";
import type { OfActive } from "./served-schema";

/** What an environment serves of a prompt; not_found where it serves none. */
export const getActiveVersion = verb("serve", async (ctx, input: OfActive) => {
  const { value, staleSeconds } = await readServed(ctx, input.slug, input.environment);
  return staleSeconds === null ? describeServed(value) : { ...describeServed(value), staleSeconds };
});
