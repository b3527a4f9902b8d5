import type { providers } from "@/db/schema/providers";
import { unprocessable } from "@/lib/errors";
import { openSecret } from "@/lib/secrets/open-secret";
import { sealSecret } from "@/lib/secrets/seal-secret";

/** What nobody but the provider may see. */
export type ProviderSecrets = { apiKey: string; headers: Record<string, string>; query: Record<string, string> };

type Row = Pick<typeof providers.$inferSelect, "workspaceId" | "id" | "name" | "baseUrl" | "sealed">;

/** A key this short would be half told by its end. */
const shortestHinted = 24;

/** Scheme, host and port: what is kept for one is never sent to another. */
export const originOf = (baseUrl: string): string => new URL(baseUrl).origin;

/** What the secrets of a provider are bound to: moved to another row, or with another host in theirs, they do not open. */
export const bindingOf = ({ workspaceId, id, baseUrl }: Pick<Row, "workspaceId" | "id" | "baseUrl">) => [
  "provider",
  workspaceId,
  id,
  originOf(baseUrl),
];

/** The columns of a provider's secrets: sealed, and what may be told of them. */
export function sealProvider(row: Pick<Row, "workspaceId" | "id" | "baseUrl">, secrets: ProviderSecrets) {
  const { apiKey, headers, query } = secrets;
  const names = { headerNames: Object.keys(headers).sort(), queryNames: Object.keys(query).sort() };
  const isEmpty = apiKey === "" && names.headerNames.length + names.queryNames.length === 0;
  return {
    ...names,
    hasKey: apiKey !== "",
    keyHint: apiKey.length >= shortestHinted ? apiKey.slice(-4) : null,
    sealed: isEmpty ? null : sealSecret(JSON.stringify(secrets), bindingOf(row)),
  };
}

/** The secrets of a provider. Throws `unprocessable` where no key of this process opens them. */
export function openProviderSecrets(row: Row): ProviderSecrets {
  if (row.sealed === null) return { apiKey: "", headers: {}, query: {} };
  const text = openSecret(row.sealed, bindingOf(row));
  if (text !== null) return JSON.parse(text);
  throw unprocessable(
    `The key of the provider “${row.name}” cannot be read: it was encrypted with an ENCRYPTION_KEY this installation does not have. Enter it again, or let the operator set ENCRYPTION_KEY_PREVIOUS.`,
    [{ path: "providerId", message: "its key cannot be read: enter it again" }],
  );
}
