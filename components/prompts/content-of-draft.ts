import type { Json } from "@/lib/clean-text";
import type { Content, ModelSettings, TemplateMessage, Variable } from "@/lib/templates/content";
import type { ContentDraft, DraftProblem, MessageDraft, ModelDraft, VariableDraft } from "./content-draft";
import { isParts, isToolCalls } from "./message-shapes";
import { stopLines } from "./stop-lines";

type Read = { content: Content; providerId: string | null; problems: DraftProblem[] };
type Report = (path: string, message: string) => void;

/**
 * The content that was written. What cannot be read is left out of it and named in `problems`: such a content is good for a
 * look at its variables, never for saving.
 */
export function contentOfDraft({ messages, variables, model }: ContentDraft): Read {
  const problems: DraftProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  if (messages.length === 0) report("messages", "Add a message: a prompt has at least one.");
  const content = {
    messages: messages.map((message, index) => readMessage(message, `messages.${index}`, report)),
    variables: variables.map((variable, index) => readVariable(variable, `variables.${index}`, report)),
    model: readModel(model, report),
  };
  return { content, providerId: model.providerId || null, problems };
}

function readJson(text: string, path: string, report: Report): Json | undefined {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    report(path, `This is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`);
    return undefined;
  }
}

function readMessage(draft: MessageDraft, path: string, report: Report): TemplateMessage {
  const { role, text, toolCalls, toolCallId } = draft;
  if (role === "placeholder") {
    if (!draft.placeholder) report(`${path}.placeholder`, "Name a variable of type messages.");
    return { placeholder: draft.placeholder };
  }
  const parts = draft.isParts ? readJson(text, `${path}.content`, report) : [];
  if (!isParts(parts) && parts !== undefined)
    report(`${path}.content`, 'Parts are a list such as [{ "type": "text", "text": "…" }] with text and image_url parts.');
  const calls = toolCalls === null ? undefined : readJson(toolCalls, `${path}.toolCalls`, report);
  if (!isToolCalls(calls) && calls !== undefined)
    report(`${path}.toolCalls`, "Tool calls are a list of { id, name, arguments }, all of them strings.");
  return {
    role,
    content: draft.isParts ? (isParts(parts) ? parts : "") : text,
    ...(isToolCalls(calls) ? { toolCalls: calls } : {}),
    ...(toolCallId === null ? {} : { toolCallId }),
  };
}

function readVariable(draft: VariableDraft, path: string, report: Report): Variable {
  const { name, type, required, description } = draft;
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name))
    report(`${path}.name`, "A name starts with a letter or _ and holds letters, digits and _, 64 at most.");
  const value = draft.default?.isJson ? readJson(draft.default.text, `${path}.default`, report) : draft.default?.text;
  return {
    name,
    type,
    required,
    ...(value === undefined ? {} : { default: value }),
    ...(description === null ? {} : { description }),
  };
}

type Bounds = { least?: number; most?: number; whole?: boolean };
const numbers: Record<"temperature" | "topP" | "maxTokens" | "seed", Bounds & { told: string }> = {
  temperature: { least: 0, most: 2, told: "a number from 0 to 2" },
  topP: { least: 0, most: 1, told: "a number from 0 to 1" },
  maxTokens: { least: 1, most: 1_000_000, whole: true, told: "a whole number from 1 to 1,000,000" },
  seed: { whole: true, told: "a whole number" },
};

function readNumber(draft: ModelDraft, field: keyof typeof numbers, report: Report): Partial<ModelSettings> {
  const text = draft[field].trim();
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, whole, told } = numbers[field];
  const value = Number(text);
  const fits = value >= least && value <= most && (whole ? Number.isSafeInteger(value) : Number.isFinite(value));
  if (text !== "" && !fits) report(`model.${field}`, `This is ${told}.`);
  return text !== "" && fits ? { [field]: value } : {};
}

function readModel(draft: ModelDraft, report: Report): ModelSettings {
  if (!draft.name.trim()) report("model.name", "Name the model.");
  const json = (field: "responseFormat" | "tools" | "toolChoice" | "extra") => readJson(draft[field], `model.${field}`, report);
  const [responseFormat, tools, toolChoice, extra] = [json("responseFormat"), json("tools"), json("toolChoice"), json("extra")];
  if (tools !== undefined && !Array.isArray(tools)) report("model.tools", "Tools are a list: [ … ].");
  const isObject = typeof extra === "object" && extra !== null && !Array.isArray(extra);
  if (extra !== undefined && !isObject) report("model.extra", "Further fields are an object: { … }.");
  return {
    name: draft.name,
    ...readNumber(draft, "temperature", report),
    ...readNumber(draft, "topP", report),
    ...readNumber(draft, "maxTokens", report),
    ...readNumber(draft, "seed", report),
    ...(draft.stop === null ? {} : { stop: stopLines.read(draft.stop) }),
    ...(responseFormat === undefined ? {} : { responseFormat }),
    ...(Array.isArray(tools) ? { tools } : {}),
    ...(toolChoice === undefined ? {} : { toolChoice }),
    ...(isObject ? { extra } : {}),
  };
}
