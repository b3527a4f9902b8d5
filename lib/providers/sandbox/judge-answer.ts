import type { Json } from "@/lib/clean-text";
import { agreement } from "./agreement";
import type { Embed } from "./embed";
import type { Field } from "./find-fields";
import { findLabels } from "./find-labels";
import { findSections, type Section } from "./find-subject";
import { judgeParts } from "./judge-parts";
import { pickLabel } from "./pick-label";
import type { Message } from "./read-request";

const isScore = ({ name }: Field) => /^(?:score|rating|grade)$/i.test(name);
const isReason = ({ name }: Field) => /reason|explanation|justification|rationale|why|comment/i.test(name);

const saysJudge = /\byou judge\b/i;

/** Whether a request asks to be a judge: JSON with a score and a reason, or whatever form a prompt that says so asks for. */
export const isJudgeTask = (fields: Field[], system: string): boolean =>
  (fields.some(isScore) && fields.some(isReason)) || (fields.length > 0 && saysJudge.test(system));

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

/** Of the labels a judge may choose, the one whose description is nearest to how much the output holds; null where it has no such choice. */
async function labelFor(near: number, fields: Field[], instructions: string, embed: Embed): Promise<string | null> {
  const choices = fields.find((field) => field.choices.length > 1)?.choices ?? [];
  if (choices.length === 0) return null;
  const told = findLabels(instructions);
  const labels = choices.map((choice) => told.find(({ name }) => name === choice.name) ?? choice);
  const verdict =
    near >= 0.75
      ? "Yes, it is fully right: it holds all the same details and meets the criteria."
      : near >= 0.4
        ? "Partly: it holds some of it, a consistent subset."
        : "No, it is wrong: it disagrees, contradicts and does not meet the criteria.";
  return (await pickLabel(labels, verdict, embed))?.label.name ?? null;
}

/**
 * A judge's verdict by similarity alone: the output against the reference, else against what was asked. The material is
 * never read as an instruction. The score lies on the prompt's scale, whole numbers where the scale is wider than one.
 */
export async function judgeAnswer(messages: Message[], fields: Field[], embed: Embed): Promise<Record<string, Json>> {
  const sections = messages.filter(({ role }) => role === "user").flatMap(({ content }) => findSections(content));
  const listed = await judgeParts(sections, fields, embed);
  if (listed) return listed;
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
  const label = await labelFor(near, fields, instructions, embed);
  const verdictOn = (field: Field): Json => {
    if (isScore(field)) return score;
    if (isReason(field)) return reason;
    if (label !== null && field.choices.some(({ name }) => name === label)) return label;
    if (field.type === "boolean" || /pass/i.test(field.name)) return near >= 0.5;
    return field.choices.length > 0 ? (field.choices[near >= 0.5 ? 0 : field.choices.length - 1]?.name ?? null) : null;
  };
  return Object.fromEntries(fields.map((field) => [field.name, verdictOn(field)]));
}
