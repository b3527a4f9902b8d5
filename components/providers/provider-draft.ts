import type { z } from "zod";
import type { CreateProvider, ProviderView, UpdateProvider } from "@/lib/providers/schema";

/** What a form is begun with. */
export type ShownProvider = Pick<
  z.infer<typeof ProviderView>,
  | "id"
  | "name"
  | "baseUrl"
  | "hasKey"
  | "keyHint"
  | "isReadable"
  | "headers"
  | "query"
  | "maxConcurrency"
  | "timeoutSeconds"
  | "requestsPerMinute"
  | "tokensPerMinute"
>;

/** A header or query parameter as it is typed; `kept` is stored already, and stays where no value is typed. */
export type ExtraDraft = { key: number; name: string; value: string; kept: boolean };

export type ProviderDraft = {
  name: string;
  baseUrl: string;
  apiKey: string;
  /** The stored key goes. */
  dropsKey: boolean;
  headers: ExtraDraft[];
  query: ExtraDraft[];
  maxConcurrency: string;
  timeoutSeconds: string;
  requestsPerMinute: string;
  tokensPerMinute: string;
};

const keptExtras = (names: string[]): ExtraDraft[] => names.map((name, key) => ({ key, name, value: "", kept: true }));
export const draftOf = (provider: ShownProvider | null): ProviderDraft => ({
  name: provider?.name ?? "",
  baseUrl: provider?.baseUrl ?? "https://",
  apiKey: "",
  dropsKey: false,
  headers: keptExtras(provider?.headers ?? []),
  query: keptExtras(provider?.query ?? []),
  maxConcurrency: String(provider?.maxConcurrency ?? 20),
  timeoutSeconds: String(provider?.timeoutSeconds ?? 180),
  requestsPerMinute: String(provider?.requestsPerMinute ?? ""),
  tokensPerMinute: String(provider?.tokensPerMinute ?? ""),
});

/** Whether the address leads to another server than before: nothing that is stored goes there. */
export function isMoved({ baseUrl }: ProviderDraft, provider: ShownProvider | null): boolean {
  if (provider === null || !URL.canParse(baseUrl)) return false;
  return new URL(baseUrl).origin !== new URL(provider.baseUrl).origin;
}

const limitOf = (text: string) => (text.trim() === "" ? null : Number(text));
const typedExtras = (extras: ExtraDraft[]) =>
  extras
    .filter(({ name, value, kept }) => name.trim() !== "" && !(kept && value === ""))
    .map(({ name, value }) => [name.trim(), value]);

const fieldsOf = ({ name, baseUrl, requestsPerMinute, tokensPerMinute, ...draft }: ProviderDraft) => ({
  ...{ name, baseUrl, maxConcurrency: Number(draft.maxConcurrency), timeoutSeconds: Number(draft.timeoutSeconds) },
  ...{ requestsPerMinute: limitOf(requestsPerMinute), tokensPerMinute: limitOf(tokensPerMinute) },
});

export const createBody = (draft: ProviderDraft): CreateProvider => ({
  ...fieldsOf(draft),
  apiKey: draft.apiKey.trim() || null,
  headers: Object.fromEntries(typedExtras(draft.headers)),
  query: Object.fromEntries(typedExtras(draft.query)),
});

/** What was stored and is not in the draft any more is taken away. */
export function updateBody(draft: ProviderDraft, provider: ShownProvider): UpdateProvider {
  const changes = (stored: string[], extras: ExtraDraft[]) => ({
    ...Object.fromEntries(stored.filter((name) => !extras.some((one) => one.name === name)).map((name) => [name, null])),
    ...Object.fromEntries(typedExtras(extras)),
  });
  const apiKey = draft.apiKey.trim() || (draft.dropsKey ? null : undefined);
  return {
    ...{ id: provider.id, ...fieldsOf(draft), apiKey },
    headers: changes(provider.headers, draft.headers),
    query: changes(provider.query, draft.query),
  };
}
