import type { Json } from "@/lib/clean-text";
import { agreement } from "./agreement";
import { cosine, type Embed } from "./embed";
import type { Field } from "./find-fields";
import type { Section } from "./find-subject";
import { splitSentences } from "./split-sentences";

const mostParts = 12;
const near = 0.55;
const clearLead = 0.05;

const textOf = (sections: Section[], name: RegExp): string => sections.find((section) => name.test(section.name))?.text ?? "";

/** A judge's answer where it is asked for more than one verdict: which of two is better, of each statement, of each chunk. Else null. */
export async function judgeParts(sections: Section[], fields: Field[], embed: Embed): Promise<Record<string, Json> | null> {
  const asked = (name: string) => fields.some((field) => field.name === name);
  if (asked("winner")) return compare(sections, embed);
  if (asked("statements")) return { statements: await judgeStatements(sections, embed) };
  if (asked("verdicts")) return { verdicts: await judgeChunks(sections, embed) };
  return null;
}

async function compare(sections: Section[], embed: Embed): Promise<Record<string, Json>> {
  const measure = textOf(sections, /^reference$/) || textOf(sections, /^input$/);
  const first = await agreement(textOf(sections, /^first$/), measure, embed);
  const second = await agreement(textOf(sections, /^second$/), measure, embed);
  const lead = first - second;
  const winner = Math.abs(lead) < clearLead ? "tie" : lead > 0 ? "first" : "second";
  return { reason: `By similarity the first reaches ${first.toFixed(2)}, the second ${second.toFixed(2)}.`, winner };
}

/** The sentences of what is to be supported; what supports them is the context. */
async function judgeStatements(sections: Section[], embed: Embed): Promise<Json[]> {
  const statements = splitSentences(textOf(sections, /^output$/) || textOf(sections, /^reference$/)).slice(0, mostParts);
  const context = splitSentences(textOf(sections, /^context$/)).slice(0, 4 * mostParts);
  const vectors = await embed([...statements, ...context]);
  return statements.map((statement, at) => {
    const best = Math.max(0, ...context.map((_, i) => cosine(vectors[at] ?? [], vectors[statements.length + i] ?? [])));
    const reason = `The nearest sentence of the context has a similarity of ${best.toFixed(2)}.`;
    return { statement, reason, supported: best >= near };
  });
}

async function judgeChunks(sections: Section[], embed: Embed): Promise<Json[]> {
  const chunks = sections.filter(({ name }) => /^context \d+$/.test(name));
  const [answer = [], ...vectors] = await embed([
    textOf(sections, /^answer$/),
    ...chunks.map(({ text }) => text.slice(0, 2_000)),
  ]);
  return chunks.map((_, at) => {
    const likeness = cosine(answer, vectors[at] ?? []);
    return { chunk: at + 1, reason: `Its similarity to the answer is ${likeness.toFixed(2)}.`, useful: likeness >= near / 2 };
  });
}
