import { seeded } from "./seeded";
import type { StubRequest } from "./stub-provider/behaviour";
import { textOf } from "./stub-provider/behaviour";

/**
 * A model that is right by chance: it echoes the case it is asked with the share that holds at the moment, the same way for a seed
 * whatever the machine and the order of the calls. A prompt says “seed <s> case <n>”.
 */
export function noisyAnswers() {
  const shares = new Map<string, number>();
  const asked = new Map<string, number>();
  return {
    /** From now on so many of the answers to a seed's prompts are right. */
    setShare: (seed: string, share: number) => shares.set(seed, share),
    answer({ body }: StubRequest): string {
      const [, seed = "", n = ""] = /seed (\w+) case (\d+)/.exec(textOf(body.messages)) ?? [];
      const key = `${seed} ${n}`;
      const nth = asked.get(key) ?? 0;
      asked.set(key, nth + 1);
      const draw = seeded(mixed(Number(seed.replace(/\D/g, "")), Number(n), nth));
      draw(); // the first of a generator still shows its seed
      return draw() < (shares.get(seed) ?? 0.9) ? `right ${n}` : "wrong";
    },
  };
}

const mixed = (seed: number, n: number, nth: number) =>
  (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b) ^ Math.imul(nth + 1, 0xc2b2ae35)) | 0;
