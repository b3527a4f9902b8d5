import type { Json } from "@/lib/clean-text";
import { cosine, type Embed } from "./embed";
import type { Field } from "./find-fields";
import { findSections, type Section } from "./find-subject";
import type { Message } from "./read-request";
import { splitSentences, stemsOf } from "./split-sentences";

const isScore = ({ name }: Field) => /^(?:score|rating|grade)$/i.test(name);
const isReason = ({ name }: Field) => /reason|explanation|justification|rationale|why|comment/i.test(name);

/** Whether a request asks to be a judge: JSON with a score and a reason, or a rating on a scale. */
export const isJudgeTask = (fields: Field[]): boolean => fields.some(isScore) && fields.some(isReason);

const one = (sections: Section[], names: RegExp): string | undefined => sections.find(({ name }) => names.test(name))?.text;

/** The last thing a user said, where the material is the conversation as JSON. */
function spokenText(material: string): string {
  const said = [...material.matchAll(/"content"\s*:\s*"((?:[^"\\]|\\.)*)"/g)].at(-1)?.[1];
  if (said === undefined) return material;
  try {
    return JSON.parse(`"${said}"`);
  } catch {
    return material;
  }
}

/** Lowest and highest score a prompt names; 0 to 1 where it names none. */
function scaleOf(text: string): { least: number; greatest: number } {
  const ranges = [
    ...text.matchAll(
      /(\bfrom|\bscale|\bbetween|\bscore)?[^\d\n]{0,25}\b(\d{1,2})(?:\s*\([^)]*\))?\s*(?:to|-|–|and|through)\s*(\d{1,3})\b/gi,
    ),
  ];
  const found = ranges.findLast(([, cue]) => cue !== undefined) ?? ranges.at(-1);
  const [least, greatest] = [Number(found?.[2] ?? 0), Number(found?.[3] ?? 1)];
  return least < greatest ? { least, greatest } : { least: 0, greatest: 1 };
}

/** How much of what is asked for the output holds, 0..1: nearness in meaning, and each sentence of the measure found in it. */
async function agreement(output: string, measure: string, embed: Embed): Promise<number> {
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

/**
 * A judge's verdict by similarity alone: the output against the reference, else against what was asked. The material is
 * never read as an instruction. The score lies on the prompt's scale, whole numbers where the scale is wider than one.
 */
export async function judgeAnswer(messages: Message[], fields: Field[], embed: Embed): Promise<Record<string, Json>> {
  const sections = messages.filter(({ role }) => role === "user").flatMap(({ content }) => findSections(content));
  const instructions = messages
    .filter(({ role }) => role !== "user")
    .map(({ content }) => content)
    .join("\n");
  const everything = messages.map(({ content }) => content).join("\n");
  const output =
    one(sections, /output|answer|response|submission|reply/) ?? sections.at(-1)?.text ?? messages.at(-1)?.content ?? "";
  const reference = one(sections, /reference|expected|expert|ideal|gold/);
  const asked = one(sections, /input|question|prompt|conversation|document|context|source/);
  const measure = reference ?? (asked === undefined ? instructions : spokenText(asked));
  const near = output.trim() === "" ? 0 : await agreement(output, measure, embed);
  const { least, greatest } = scaleOf(instructions || everything);
  const exact = least + near * (greatest - least);
  const score = greatest - least > 1 ? Math.round(exact) : Math.round(exact * 100) / 100;
  const against = reference === undefined ? "what was asked" : "the reference";
  const how = near >= 0.75 ? "says much the same as" : near >= 0.4 ? "agrees in part with" : "has little in common with";
  const reason = output.trim() === "" ? "The output is empty." : `The output ${how} ${against} (similarity ${near.toFixed(2)}).`;
  const verdictOn = (field: Field): Json => {
    if (isScore(field)) return score;
    if (isReason(field)) return reason;
    if (field.type === "boolean" || /pass/i.test(field.name)) return near >= 0.5;
    return field.choices.length > 0 ? (field.choices[near >= 0.5 ? 0 : field.choices.length - 1]?.name ?? null) : null;
  };
  return Object.fromEntries(fields.map((field) => [field.name, verdictOn(field)]));
}
