import { env } from "@/lib/env";
import { findUrlFault } from "@/lib/providers/check-url";

/** Why an address cannot be posted to, by its text alone, or null: the rules of providers, but that it may have a query. */
export function findWebhookFault(text: string): string | null {
  if (!URL.canParse(text)) return "it is not a URL such as https://scores.example.com/promptops";
  const url = new URL(text);
  url.search = "";
  return findUrlFault(url, env().PROVIDER_ALLOWED_HOSTS);
}
