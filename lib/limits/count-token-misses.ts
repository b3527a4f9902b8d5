import type { Caller } from "@/lib/context";
import { addressBlock } from "./address-block";
import { countMisses } from "./count-misses";

/** Looks a token up that somebody sent, within what one address may guess. Not inside a transaction. */
export const countTokenMisses = <Result>({ db, address }: Caller, lookUp: () => Promise<Result>): Promise<Result> =>
  countMisses({ db, buckets: [{ limit: "token address", of: addressBlock(address) }] }, lookUp);
