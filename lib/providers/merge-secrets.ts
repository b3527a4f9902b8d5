import { invalidInput } from "@/lib/errors";
import { openProviderSecrets, type ProviderSecrets } from "./provider-secrets";
import type { ProviderRow } from "./rows";
import type { UpdateProvider } from "./schema";

type Given = Pick<UpdateProvider, "apiKey" | "headers" | "query">;
type Extras = Record<string, string | null>;

/** The stored secrets that are neither given anew nor taken away, by the path of their field. */
function keptOf(row: ProviderRow, { apiKey, headers, query }: Given): string[] {
  const left = (names: string[], given: Extras) => names.filter((name) => !(name in given));
  return [
    ...(row.hasKey && apiKey === undefined ? ["apiKey"] : []),
    ...left(row.headerNames, headers).map((name) => `headers.${name}`),
    ...left(row.queryNames, query).map((name) => `query.${name}`),
  ];
}

/**
 * A provider's secrets after a change, or null where they stay as they are. What was kept for one host is never sent to another: where
 * the address moves, every one of them is asked for again.
 */
export function mergeSecrets(row: ProviderRow, given: Given, moves: boolean): ProviderSecrets | null {
  const kept = keptOf(row, given);
  if (moves && kept.length > 0) {
    const message = "is asked for again, since the address leads to another host";
    throw invalidInput(
      `The key and the extra values are kept for ${new URL(row.baseUrl).host} alone: with another host, enter them again or take them away.`,
      kept.map((path) => ({ path, message })),
    );
  }
  const isChanged = given.apiKey !== undefined || Object.keys(given.headers).length + Object.keys(given.query).length > 0;
  if (!moves && !isChanged) return null;
  const { apiKey, headers, query } = kept.length > 0 ? openProviderSecrets(row) : { apiKey: "", headers: {}, query: {} };
  return {
    apiKey: given.apiKey === undefined ? apiKey : (given.apiKey ?? ""),
    headers: withChanges(headers, given.headers),
    query: withChanges(query, given.query),
  };
}

const withChanges = (before: Record<string, string>, changes: Extras): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...before, ...changes }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
