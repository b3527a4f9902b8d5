import { isIP } from "node:net";
import { database } from "@/db/client";
import type { Caller } from "@/lib/context";

/** Who sends a request, signed in or not. Our web server overwrites `x-forwarded-for` with the address it knows. */
export function callerFrom(headers: Headers, requestId: string): Caller {
  const forwarded =
    headers
      .get("x-forwarded-for")
      ?.split(",")
      .at(-1)
      ?.trim()
      .replace(/^::ffff:(?=\d+\.)|%.*$/gi, "") ?? "";
  return {
    db: database(),
    requestId,
    address: isIP(forwarded) ? forwarded : null,
    userAgent: headers.get("user-agent")?.slice(0, 200) || null,
  };
}
