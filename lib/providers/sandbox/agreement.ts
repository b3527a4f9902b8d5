import { cosine, type Embed } from "./embed";
import { splitSentences, stemsOf } from "./split-sentences";

/** How much of what is asked for the output holds, 0..1: nearness in meaning, and each sentence of the measure found in it. */
export async function agreement(output: string, measure: string, embed: Embed): Promise<number> {
  const wanted = splitSentences(measure).slice(0, 12);
  const given = splitSentences(output).slice(0, 20);
  const parts = [output.slice(0, 2_000), measure.slice(0, 2_000), ...wanted, ...given];
  const vectors = await embed(parts);
  const whole = cosine(vectors[0] ?? [], vectors[1] ?? []);
  const ofGiven = vectors.slice(2 + wanted.length);
  const covered = wanted.map((_, at) => Math.max(whole, ...ofGiven.map((vector) => cosine(vectors[2 + at] ?? [], vector))));
  const coverage = covered.length === 0 ? whole : covered.reduce((sum, near) => sum + near, 0) / covered.length;
  const words = stemsOf(measure);
  const shared = [...stemsOf(output)].filter((stem) => words.has(stem)).length / Math.max(1, words.size);
  return Math.min(1, Math.max(0, (0.4 * whole + 0.4 * coverage + 0.2 * shared - 0.1) / 0.75));
}
