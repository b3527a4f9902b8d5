import type { Content, TemplateMessage } from "@/lib/templates/content";
import type { ModelChoice } from "./schema";

type Given = { messages?: TemplateMessage[]; text?: string; variables?: Content["variables"]; model?: ModelChoice };

/** The content a caller sent, with what was left out taken from `base`. The provider is no part of it. */
export function inputContent(given: Given, base: Content): Content {
  const fromText: TemplateMessage[] | null = given.text === undefined ? null : [{ role: "user", content: given.text }];
  const { providerId: _, ...model }: ModelChoice = given.model ?? base.model;
  return { messages: given.messages ?? fromText ?? base.messages, variables: given.variables ?? base.variables, model };
}
