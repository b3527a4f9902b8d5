import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";

/**
 * Gives each page a nonce for its scripts, which Next reads from the policy in the request's headers. Nothing else: who may see what is
 * decided where it is read, never here.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Pages alone. What passes through here is cut at 10 MB without a word: uploads (/api, /files) must not.
export const config = { matcher: ["/((?!api/|files/|live/|_next/).*)"] };
