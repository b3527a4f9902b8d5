/** Everything a stub call can do. A `:` argument follows some of them, as in `429:2` or `latency:200`. */
export const modes = [
  "ok",
  "echo",
  "latency",
  "400",
  "401",
  "402",
  "403",
  "404",
  "429",
  "quota",
  "500",
  "503",
  "context_length",
  "prompt_filter",
  "no_format",
  "hang",
  "trickle",
  "stall",
  "cut",
  "reset",
  "disconnect",
  "malformed",
  "nan",
  "html",
  "empty",
  "huge",
  "gzip",
  "error_200",
  "redirect",
  "length",
  "content_filter",
  "empty_choices",
  "no_finish",
  "null_content",
  "refusal",
  "tool_calls",
  "negative_usage",
  "no_usage",
  "nul",
] as const;

export type Mode = (typeof modes)[number];

/** What one call does: its mode with an optional argument, its text, and how long it waits before the first byte. */
export type Behaviour = { mode: Mode; argument?: string; text?: string; latencyMs?: number };

export type StubMessage = { role?: string; content?: unknown };

/** The parts of a request the stub looks at; everything else is kept as it came. */
export type StubRequest = {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: { model?: string; stream?: boolean; messages?: StubMessage[]; input?: unknown; [key: string]: unknown };
};

const isMode = (name: string): name is Mode => modes.some((mode) => mode === name);

/** A mode with its argument, such as `500` or `429:2`; null for any other text. */
export function parseBehaviour(text: string): Behaviour | null {
  const [name = "", ...rest] = text.split(":");
  if (!isMode(name)) return null;
  return rest.length > 0 ? { mode: name, argument: rest.join(":") } : { mode: name };
}

/** The text of a request's messages, one after the other. */
export const textOf = (messages: StubMessage[] = []): string =>
  messages.map((message) => (typeof message.content === "string" ? message.content : JSON.stringify(message.content))).join("\n");

/** The mode a request names itself: header `x-stub-mode`, a `[[mode]]` in its text, or a model called `stub-<mode>`. */
export function namedBehaviour({ headers, body }: StubRequest): Behaviour | null {
  const header = headers["x-stub-mode"];
  if (typeof header === "string") return parseBehaviour(header);
  const input = typeof body.input === "string" ? body.input : Array.isArray(body.input) ? String(body.input[0]) : "";
  const marker = /\[\[([a-z0-9_]+(?::[^\]]*)?)\]\]/.exec(`${textOf(body.messages)}${input}`)?.[1];
  if (marker) return parseBehaviour(marker);
  return body.model?.startsWith("stub-") ? parseBehaviour(body.model.slice("stub-".length)) : null;
}
