import { verb } from "@/lib/verb";
import { describeServed } from "./describe-served";
import { readServed } from "./read-served";
import type { OfNumber } from "./served-schema";

/** A published version, for an application that pins its number. */
export const getNumberedVersion = verb("serve", async (ctx, input: OfNumber) => {
  const { value, staleSeconds } = await readServed(ctx, input.slug, input.number);
  return staleSeconds === null ? describeServed(value) : { ...describeServed(value), staleSeconds };
});
