import { env } from "@/lib/env";
import { checkUrl } from "@/lib/providers/check-url";

/** The check when an address is saved: as a provider's, but that it may have a query. It is checked again at every call. */
export async function checkWebhookUrl(text: string): Promise<string> {
  const given = URL.canParse(text) ? new URL(text) : null;
  const bare = given ? new URL(given) : null;
  if (bare) bare.search = "";
  await checkUrl(bare?.href ?? text, { allowed: env().PROVIDER_ALLOWED_HOSTS, path: "url" });
  return given?.href ?? text;
}
