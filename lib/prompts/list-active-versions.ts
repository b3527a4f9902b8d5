import { sha256 } from "@/lib/sha256";
import { verb } from "@/lib/verb";
import { describeServed } from "./describe-served";
import type { Served } from "./find-served";
import { readAllServed } from "./read-all-served";
import type { ListActive } from "./served-schema";

type Described = ReturnType<typeof describeAll>;
const described = new WeakMap<Served[], Described>();

/** Everything an environment serves, by slug, in one answer with one validator. */
export const listActiveVersions = verb("serve", async (ctx, { environment }: ListActive) => {
  const { value, staleSeconds } = await readAllServed(ctx, environment);
  const all = described.get(value) ?? describeAll(environment, value);
  described.set(value, all);
  return staleSeconds === null ? all : { ...all, staleSeconds };
});

function describeAll(environment: string, versions: Served[]) {
  const data = versions.map(describeServed);
  const tag = sha256(data.map(({ slug, tag }) => `${slug}@${tag}`).join("\n"));
  return { environment, data, tag, staleSeconds: null };
}
