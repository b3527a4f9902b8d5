import type { ChatMessage, ModelSettings } from "./content";

const perMessage = 4;
const perAnswer = 3;
/** What OpenAI documents for a 1024 × 1024 image; the size behind an address is not known. */
const perImage = { low: 85, high: 765, auto: 765 };

/** Tokens by script: ASCII four characters a token, alphabets beyond it two, other scripts one, emoji and the like two each. */
function ofText(text: string): number {
  let tokens = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    tokens += code < 0x80 ? 0.25 : code < 0x800 ? 0.5 : code < 0x10000 ? 1 : 2;
  }
  return tokens;
}

function ofMessage(message: ChatMessage): number {
  const { content, toolCalls = [] } = message;
  const parts = typeof content === "string" ? [{ type: "text" as const, text: content }] : content;
  const texts = parts.map((part) => (part.type === "text" ? ofText(part.text) : perImage[part.image_url.detail ?? "auto"]));
  const calls = toolCalls.map((call) => perMessage + ofText(call.name) + ofText(call.arguments));
  return [...texts, ...calls].reduce((sum, tokens) => sum + tokens, perMessage);
}

/**
 * About how many input tokens a request is: for budgets and cost shown before a call, never for billing. English
 * prose comes close; code, long numbers and scripts beyond the common ones stray further.
 */
export function estimateTokens(messages: ChatMessage[], model?: Pick<ModelSettings, "tools" | "responseFormat">): number {
  const schemas = [model?.tools, model?.responseFormat].map((schema) =>
    schema === undefined ? 0 : ofText(JSON.stringify(schema)),
  );
  return Math.ceil([...messages.map(ofMessage), ...schemas].reduce((sum, tokens) => sum + tokens, perAnswer));
}
