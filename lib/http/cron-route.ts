import { timingSafeEqual } from "node:crypto";
import { currentRequestId } from "@/lib/activity";
import { env } from "@/lib/env";
import { AppError, unauthenticated } from "@/lib/errors";
import { sha256 } from "@/lib/sha256";
import { failure } from "./failure";
import type { Handler } from "./route";

/** A way in for the clock of a platform: it sends CRON_SECRET as a Bearer token. Where none is set there is no such route. */
export function cronRoute(work: () => Promise<object>): Handler {
  return async (request) => {
    const requestId = currentRequestId();
    try {
      const { CRON_SECRET } = env();
      if (CRON_SECRET === undefined) throw new AppError("not_found", "There is nothing at this path.");
      if (!isSame(request.headers.get("authorization") ?? "", `Bearer ${CRON_SECRET}`)) throw unauthenticated();
      return Response.json(await work(), { headers: { "cache-control": "no-store", "x-request-id": requestId } });
    } catch (error) {
      return failure(error, requestId);
    }
  };
}

/** Takes as long for any text: what is compared are digests. */
const isSame = (given: string, wanted: string) => timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(wanted)));
