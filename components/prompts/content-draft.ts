import type { MessageRole, Variable } from "@/lib/templates/content";

/** A content while it is written. JSON and numbers are the text as typed, so that what cannot be read yet is never lost. */
export type ContentDraft = { messages: MessageDraft[]; variables: VariableDraft[]; model: ModelDraft };

/** `key` tells messages apart while they move. With `isParts` the text is the JSON of parts; null is a field that is not there. */
export type MessageDraft = {
  key: string;
  role: MessageRole | "placeholder";
  text: string;
  isParts: boolean;
  placeholder: string;
  toolCalls: string | null;
  toolCallId: string | null;
};

/** The default is JSON, but for a string, which is the text itself. */
export type VariableDraft = {
  key: string;
  name: string;
  type: Variable["type"];
  required: boolean;
  default: { text: string; isJson: boolean } | null;
  description: string | null;
};

/** Empty is a setting that is not set; `stop` holds one sequence a line, with `\n`, `\r`, `\t` and `\\` for what a line cannot hold. */
export type ModelDraft = {
  providerId: string;
  name: string;
  temperature: string;
  topP: string;
  maxTokens: string;
  seed: string;
  stop: string | null;
  responseFormat: string;
  tools: string;
  toolChoice: string;
  extra: string;
};

/** What keeps a draft from being a content; `path` is the one the server's errors have (`model.tools`, `messages.0.content`). */
export type DraftProblem = { path: string; message: string };
