import type { Provider } from "./model";

/** Shorter ones say as good as nothing, and stand in any text. */
const shortest = 6;

/** A provider's words without the secrets it was called with, as they are or as JSON and addresses write them. */
export function hideSecrets(text: string, { apiKey, headers = {}, query = {} }: Pick<Provider, "apiKey" | "headers" | "query">) {
  const secrets = [apiKey, ...Object.values(headers), ...Object.values(query)].filter(({ length }) => length >= shortest);
  const written = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  return written.sort((a, b) => b.length - a.length).reduce((left, secret) => left.replaceAll(secret, "[hidden]"), text);
}
