import { sha256 } from "@/lib/sha256";
import { verb } from "@/lib/verb";
import { describeServed } from "./describe-served";
import { readAllServed } from "./read-all-served";
import type { ListActive } from "./served-schema";

/** Everything an environment serves, by slug, in one answer with one validator. */
export const listActiveVersions = verb("serve", async (ctx, { environment }: ListActive) => {
  const { value, staleSeconds } = await readAllServed(ctx, environment);
  const data = value.map(describeServed);
  const tag = sha256(data.map(({ slug, tag }) => `${slug}@${tag}`).join("\n"));
  return { environment, data, tag, staleSeconds };
});
