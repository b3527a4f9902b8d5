import type { ChatMessage, Content, MessagePart, ModelSettings, Partials, Pin, TemplateMessage, Variable } from "./content";

/** Every known field in this order; a field the type gains must be added here, or this does not compile. */
type Ordered<T> = { [K in keyof Required<T>]: T[K] };

function orderedPart(part: MessagePart): MessagePart {
  if (part.type === "text") return { type: part.type, text: part.text } satisfies Ordered<typeof part>;
  const { url, detail } = part.image_url;
  return { type: part.type, image_url: { url, detail } satisfies Ordered<typeof part.image_url> } satisfies Ordered<typeof part>;
}

function orderedMessage(message: TemplateMessage): TemplateMessage {
  if ("placeholder" in message) return { placeholder: message.placeholder };
  const { role, content, toolCalls, toolCallId } = message;
  return {
    role,
    content: typeof content === "string" ? content : content.map(orderedPart),
    toolCalls: toolCalls?.map(({ id, name, arguments: text }) => ({ id, name, arguments: text })),
    toolCallId,
  } satisfies Ordered<ChatMessage>;
}

const orderedVariable = ({ name, type, required, default: value, description }: Variable): Variable =>
  ({ name, type, required, default: value, description }) satisfies Ordered<Variable>;

function orderedModel(model: ModelSettings): ModelSettings {
  const { name, temperature, topP, maxTokens, seed, stop, responseFormat, tools, toolChoice, extra } = model;
  const ordered = { name, temperature, topP, maxTokens, seed, stop, responseFormat, tools, toolChoice, extra };
  return ordered satisfies Ordered<ModelSettings>;
}

const orderedPin = ({ contentHash, text, partials }: Pin): Pin =>
  ({ contentHash, text, partials: partials && orderedPartials(partials) }) satisfies Ordered<Pin>;

const orderedPartials = (partials: Partials): Partials =>
  Object.fromEntries(
    Object.entries(partials)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([slug, pin]) => [slug, orderedPin(pin)]),
  );

/**
 * The text a content is stored as and hashed by. Our own fields stand in a fixed order, whatever order they came in; the
 * insides of tools, response format, defaults and extra fields keep theirs, since a model sees it. Absent fields are left out.
 */
export const canonicalContent = (content: Content): string =>
  JSON.stringify({
    messages: content.messages.map(orderedMessage),
    variables: content.variables.map(orderedVariable),
    model: orderedModel(content.model),
    partials: content.partials && orderedPartials(content.partials),
  } satisfies Ordered<Content>);
