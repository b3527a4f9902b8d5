import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { AppError } from "@/lib/errors";
import { authOptions } from "@/lib/http/auth-options";
import { failure } from "@/lib/http/failure";
import { newId } from "@/lib/ids";

const maxBytes = 16_000;

async function handler(request: NextRequest, extra: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  try {
    // next-auth reads the whole body, whatever its size.
    const length = request.body ? Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) : 0;
    if (length > maxBytes) throw new AppError("payload_too_large", "The body is too large or of unknown length.");
    return await NextAuth(request, extra, authOptions(request.headers));
  } catch (error) {
    const malformed = error instanceof SyntaxError;
    return failure(malformed ? new AppError("invalid_input", "The body is not JSON.") : error, newId("req"));
  }
}

export { handler as GET, handler as POST };
