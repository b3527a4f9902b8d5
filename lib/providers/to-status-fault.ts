import { cleanText } from "@/lib/clean-text";
import { type FaultCode, ProviderFault } from "./model";

/** What an error answer says of itself; anything may be missing. */
export type WireFault = { message?: string | null; code?: string | number | null; param?: string | null; type?: unknown };

const contextLength =
  /context[ _-]?(length|window|size)|maximum (context|prompt|input)|too many (input )?tokens|prompt is too long|input is too long|reduce the length/i;

/** Looks like a key, a token or a header with one: never shown, whoever sent it. */
const secrets =
  /(bearer\s+\S+)|\b(sk|pk|rk|key|api|tok|gsk|xai|hf)[-_][\w*.-]{4,}|(?=[\w+/=-]*\d)(?=[\w+/=-]*[a-z])[\w+/=-]{24,}/gi;

/** A provider's own words, one short line, without anything that looks like a secret; "" when it has none. */
export function quoteProvider(message: string | null | undefined): string {
  const line = cleanText(message ?? "")
    .replace(/\s+/g, " ")
    .trim();
  const hidden = line.slice(0, 2_000).replace(secrets, "[hidden]");
  if (!hidden || hidden.startsWith("<")) return "";
  return ` It says: “${hidden.length > 300 ? `${hidden.slice(0, 299)}…` : hidden}”`;
}

function codeOf(status: number, { code, message }: WireFault): FaultCode {
  if (status === 402 || code === "insufficient_quota") return "auth";
  if (status === 401 || status === 403) return "auth";
  if (status === 429) return "rate_limited";
  if (status === 408 || status === 409 || status >= 500) return "server_error";
  if (code === "context_length_exceeded" || contextLength.test(message ?? "")) return "context_length";
  if (status === 404) return "not_found";
  if (status >= 300 && status < 400) return "redirected";
  return "bad_request";
}

function sentence(code: FaultCode, status: number, said: WireFault): string {
  const words = quoteProvider(said.message);
  if (status === 402 || said.code === "insufficient_quota") {
    return "The provider's account has no credit or quota left: add some, or use another key.";
  }
  switch (code) {
    case "auth":
      // Its words would repeat the key
      return status === 401
        ? "The provider refused the key (401): check the provider's API key."
        : "The provider does not let this key do that (403): check the key's permissions and the model.";
    case "rate_limited":
      return "The provider is limiting the rate of calls (429): lower the concurrency, or wait.";
    case "server_error":
      return `The provider failed (${status}).${words}`;
    case "context_length":
      return `The messages are longer than the model can take.${words}`;
    case "not_found":
      return `The provider knows no such model or address (404): check the model's name and the base URL.${words}`;
    case "redirected":
      return `The provider sends calls elsewhere (${status}), and calls never follow: set the final address as base URL.`;
    default:
      return `The provider refused the request (${status}).${words}`;
  }
}

/** The fault of an HTTP status, or of an error object that stands for one. */
export function toStatusFault(status: number, said: WireFault, retryAfterMs?: number): ProviderFault {
  const code = codeOf(status, said);
  return new ProviderFault(code, sentence(code, status, said), {
    httpStatus: status,
    ...(said.param && { param: said.param }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}
