import type { Json } from "@/lib/clean-text";
import type { Content, TemplateMessage, Variable } from "@/lib/templates/content";
import { prettyJson } from "@/lib/templates/pretty-json";
import type { ContentDraft, MessageDraft, ModelDraft, VariableDraft } from "./content-draft";
import { stopLines } from "./stop-lines";

/** A stored content as the editor holds it; read back by `contentOfDraft` it is the same to the byte. */
export const draftOfContent = ({ messages, variables, model }: Content, providerId: string | null): ContentDraft => ({
  messages: messages.map((message, index) => messageDraft(message, `m${index}`)),
  variables: variables.map((variable, index) => variableDraft(variable, `v${index}`)),
  model: modelDraft(model, providerId),
});

const pretty = (value: Json | undefined): string => (value === undefined ? "" : prettyJson(value));
const plain = (value: number | undefined): string => (value === undefined ? "" : String(value));

function messageDraft(message: TemplateMessage, key: string): MessageDraft {
  const none = { key, role: "user" as const, text: "", isParts: false, placeholder: "", toolCalls: null, toolCallId: null };
  if ("placeholder" in message) return { ...none, role: "placeholder", placeholder: message.placeholder };
  const { role, content, toolCalls, toolCallId } = message;
  return {
    ...none,
    role,
    text: typeof content === "string" ? content : prettyJson(content),
    isParts: typeof content !== "string",
    toolCalls: toolCalls ? prettyJson(toolCalls) : null,
    toolCallId: toolCallId ?? null,
  };
}

function variableDraft({ name, type, required, default: value, description }: Variable, key: string): VariableDraft {
  const isText = type === "string" && typeof value === "string";
  const given = value === undefined ? null : { text: isText ? value : pretty(value), isJson: !isText };
  return { key, name, type, required, default: given, description: description ?? null };
}

const modelDraft = (model: Content["model"], providerId: string | null): ModelDraft => ({
  providerId: providerId ?? "",
  name: model.name,
  temperature: plain(model.temperature),
  topP: plain(model.topP),
  maxTokens: plain(model.maxTokens),
  seed: plain(model.seed),
  stop: model.stop ? stopLines.write(model.stop) : null,
  responseFormat: pretty(model.responseFormat),
  tools: pretty(model.tools),
  toolChoice: pretty(model.toolChoice),
  extra: pretty(model.extra),
});
