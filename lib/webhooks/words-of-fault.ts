import type { ProviderFault } from "@/lib/providers/model";

const words: Record<string, string> = {
  redirected: "The webhook answers with a redirect, which is never followed: set the final address.",
  too_large: "The webhook's answer is larger than 4 MiB.",
  timeout: "The webhook did not answer in time.",
  cancelled: "The call of the webhook was stopped.",
};

/** What came of a call, for a person. A fault of the network speaks of a provider; here it is the webhook. */
export function wordsOfFault({ code, message, detail }: ProviderFault): string {
  const said = words[code];
  if (said) return said;
  if (detail.httpStatus !== undefined) return `The webhook answered with status ${detail.httpStatus}.`;
  return message
    .replaceAll("The provider", "The webhook")
    .replaceAll("the provider", "the webhook")
    .replace(/base URL/g, "address");
}
