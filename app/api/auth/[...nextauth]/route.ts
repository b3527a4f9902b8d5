import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { currentRequestId } from "@/lib/activity";
import { AppError } from "@/lib/errors";
import { authOptions } from "@/lib/http/auth-options";
import { failure } from "@/lib/http/failure";
import { refuseOtherSites } from "@/lib/http/refuse-other-sites";

const maxBytes = 16_000;
/** What we have of next-auth's: its `_log`, for one, writes what anybody sends into our log. */
const taken: Record<string, string[]> = {
  GET: ["callback/oidc", "csrf", "error", "providers", "session", "signin", "signout"],
  POST: ["callback/credentials", "signin/credentials", "signin/oidc", "signout"],
};

type Extra = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, extra: Extra): Promise<Response> {
  try {
    await requireTaken(request, extra);
    if (request.method === "POST") refuseOtherSites(request.headers);
    // next-auth reads the whole body, whatever its size.
    const length = request.body ? Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) : 0;
    if (length > maxBytes) throw new AppError("payload_too_large", "The body is too large or of unknown length.");
    let refusal: unknown;
    const options = authOptions(request.headers, (error) => {
      refusal = error;
    });
    const answer = await NextAuth(request, extra, options);
    if (refusal) throw refusal; // the same answer as the REST sign-in's
    return answer;
  } catch (error) {
    const malformed = error instanceof SyntaxError;
    return failure(malformed ? new AppError("invalid_input", "The body is not JSON.") : error, currentRequestId());
  }
}

async function requireTaken({ method, nextUrl }: NextRequest, { params }: Extra): Promise<void> {
  const asked = (await params).nextauth.join("/");
  // next-auth hands the query of a sign-in on to the issuer, where it could name another way back.
  const isAltered = method === "POST" && nextUrl.search !== "";
  if (isAltered || !taken[method]?.includes(asked)) throw new AppError("not_found", `There is nothing at ${nextUrl.pathname}.`);
}

export { handler as GET, handler as POST };
