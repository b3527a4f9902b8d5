import type { ContentDraft } from "./content-draft";

/** Where a first version starts. */
export const blankDraft = (model: { providerId: string; name: string }): ContentDraft => ({
  messages: (["system", "user"] as const).map((role) => ({
    ...{ key: role, role, text: "", isParts: false, placeholder: "", toolCalls: null, toolCallId: null },
  })),
  variables: [],
  model: {
    ...model,
    ...{ temperature: "", topP: "", maxTokens: "", seed: "", stop: null },
    ...{ responseFormat: "", tools: "", toolChoice: "", extra: "" },
  },
});
