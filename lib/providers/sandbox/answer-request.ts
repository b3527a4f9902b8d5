import type { Json } from "@/lib/clean-text";
import type { Embed } from "./embed";
import { extractField } from "./extract-field";
import { type Field, fieldsOfSchema, findFields } from "./find-fields";
import { findLabels, type Label } from "./find-labels";
import { findInstructions, findSubject } from "./find-subject";
import { isJudgeTask, judgeAnswer } from "./judge-answer";
import { pickLabel } from "./pick-label";
import { answerInSentences, nearestSentences } from "./pick-sentences";
import type { ChatRequest, Tool } from "./read-request";
import { splitTokens } from "./split-tokens";

export type SandboxAnswer = {
  text: string;
  toolCall?: { name: string; arguments: string };
  finishReason: "stop" | "length" | "tool_calls";
  inputTokens: number;
  outputTokens: number;
};

const labelField =
  /label|categor|class|intent|topic|type|tag|sentiment|priority|urgency|queue|team|department|kind|route|answer|result/i;
const reasonField = /reason|explanation|why|rationale|evidence|quote/i;
const terse =
  /\b(?:only|just|exactly|nothing else|no other|single word|one word|without (?:any )?(?:explanation|punctuation))\b/i;

/** The choices a field has: its own, with what the prompt says of each, or the prompt's labels where the field is named like one. */
function choicesOf(field: Field, labels: Label[], fields: Field[]): Label[] {
  if (field.choices.length > 0) {
    return field.choices.map(
      (choice) => labels.find((label) => label.name.toLowerCase() === choice.name.toLowerCase()) ?? choice,
    );
  }
  const named = fields.filter(({ name, choices }) => labelField.test(name) && choices.length === 0);
  const target = named[0] ?? (fields.length === 1 ? fields[0] : undefined);
  return target === field && field.type === "string" ? labels : [];
}

async function fillFields(fields: Field[], labels: Label[], subject: string, embed: Embed): Promise<Record<string, Json>> {
  const filled = fields.map(async (field): Promise<[string, Json]> => {
    const choices = choicesOf(field, labels, fields);
    if (choices.length > 0) return [field.name, (await pickLabel(choices, subject, embed))?.label.name ?? null];
    if (/confidence|probability|certainty/i.test(field.name)) {
      const picked = labels.length > 0 ? await pickLabel(labels, subject, embed) : null;
      return [field.name, Math.round(Math.min(0.99, 0.5 + 2 * (picked?.margin ?? 0)) * 100) / 100];
    }
    if (/summary|headline|title/i.test(field.name) && field.type === "string") {
      return [field.name, await answerInSentences("Summarize in one sentence.", subject, embed)];
    }
    if (reasonField.test(field.name) && field.type === "string") {
      const about = `${field.name} ${field.description} ${labels.map(({ description }) => description).join(" ")}`;
      return [field.name, (await nearestSentences(about, subject, embed))[0]?.sentence ?? null];
    }
    return [field.name, await extractField(field, subject, embed)];
  });
  return Object.fromEntries(await Promise.all(filled));
}

/** The tool whose description is nearest to the subject, its arguments filled like fields; null when none is asked for or near. */
async function callTool(request: ChatRequest, subject: string, embed: Embed): Promise<SandboxAnswer["toolCall"] | null> {
  const tools = request.tools ?? [];
  const choice = request.tool_choice ?? "auto";
  if (tools.length === 0 || choice === "none") return null;
  const forced = choice === "required" || typeof choice === "object";
  const toLabel = ({ function: { name, description } }: Tool): Label => ({ name, description, examples: [] });
  const wanted = JSON.stringify(choice);
  const named = tools.find(({ function: { name } }) => wanted.includes(`"${name}"`));
  const nothing: Label = { name: "none", description: "anything else", examples: [] };
  const options = forced ? tools.map(toLabel) : [...tools.map(toLabel), nothing];
  const picked = named?.function.name ?? (await pickLabel(options, subject, embed))?.label.name;
  const tool = tools.find(({ function: { name } }) => name === picked);
  if (!tool) return null;
  const values = await fillFields(fieldsOfSchema(tool.function.parameters), [], subject, embed);
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  return { name: tool.function.name, arguments: JSON.stringify(given) };
}

/** Where to look for what to do: the system's words first, then those around the subject in the user's message. */
function instructionsOf({ messages }: ChatRequest, subject: string): { system: string; all: string } {
  const system = messages.filter(({ role }) => role === "system" || role === "developer").map(({ content }) => content);
  return { system: system.join("\n\n"), all: findInstructions(messages, subject) };
}

async function writeText(request: ChatRequest, subject: string, embed: Embed): Promise<string> {
  const { system, all: instructions } = instructionsOf(request, subject);
  const told = findFields(system, request.response_format);
  const fields = told && told.length > 0 ? told : findFields(instructions, request.response_format);
  if (fields && isJudgeTask(fields, system)) return JSON.stringify(await judgeAnswer(request.messages, fields, embed));
  const isField = (name: string) => fields?.some((field) => field.name.toLowerCase() === name.toLowerCase()) ?? false;
  const ofSystem = findLabels(system, isField);
  const labels = ofSystem.length > 0 ? ofSystem : findLabels(instructions, isField);
  if (fields) {
    const asked =
      fields.length > 0
        ? fields
        : [{ name: labels.length > 0 ? "label" : "answer", description: "", type: "string", choices: [] }];
    return JSON.stringify(await fillFields(asked, labels, subject, embed));
  }
  const picked = labels.length > 0 ? await pickLabel(labels, subject, embed) : null;
  // As real models do: a prompt that does not ask for the bare label gets a sentence
  if (picked) return terse.test(instructions) ? picked.label.name : `The best fit is “${picked.label.name}”.`;
  return answerInSentences(instructions, subject, embed);
}

function cutAtStop(text: string, stop: ChatRequest["stop"]): string {
  const ends = (typeof stop === "string" ? [stop] : (stop ?? [])).map((mark) => text.indexOf(mark)).filter((at) => at >= 0);
  return ends.length > 0 ? text.slice(0, Math.min(...ends)) : text;
}

/** What the sandbox model answers: always the same to the same request, whatever the temperature and seed. */
export async function answerRequest(request: ChatRequest, embed: Embed): Promise<SandboxAnswer> {
  const inputTokens = request.messages.reduce((sum, { content }) => sum + 4 + splitTokens(content).length, 0);
  const subject = findSubject(request.messages);
  const toolCall = await callTool(request, subject, embed);
  if (toolCall) {
    return {
      text: "",
      toolCall,
      finishReason: "tool_calls",
      inputTokens,
      outputTokens: splitTokens(toolCall.arguments).length + 4,
    };
  }
  const tokens = splitTokens(cutAtStop(await writeText(request, subject, embed), request.stop));
  const limit = request.max_completion_tokens ?? request.max_tokens ?? 4_096;
  const isCut = tokens.length > limit;
  const text = tokens.slice(0, limit).join("");
  return { text, finishReason: isCut ? "length" : "stop", inputTokens, outputTokens: Math.min(tokens.length, limit) };
}
