import { env } from "@/lib/env";
import { forbidden } from "@/lib/errors";

/**
 * For what takes the session of the cookie outside of actions: only our own pages may ask. Browsers name the site that asks
 * where they reach us over https or on this machine; elsewhere other origins name themselves.
 */
export function refuseOtherSites(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isOurs = site === null ? origin === null || origin === env().APP_URL : site === "same-origin";
  if (!isOurs) throw forbidden("Only our own pages may ask for this. Programs have /api/v1.");
}
