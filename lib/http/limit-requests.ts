import { database } from "@/db/client";
import { currentRequestId } from "@/lib/activity";
import type { Account, Context } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { addressBlock } from "@/lib/limits/address-block";
import { type Rate, requestMeter } from "@/lib/limits/request-meter";
import { callerFrom } from "./caller-from";
import { failure } from "./failure";

type Meters = { caller: ReturnType<typeof requestMeter>; address: ReturnType<typeof requestMeter> };
// The dev server loads this module anew on each change; the counts must outlive it.
const kept = globalThis as typeof globalThis & { promptopsMeters?: Meters }; // safe: our own name on the global

function meters(): Meters {
  const { RATE_LIMIT_CALLER, RATE_LIMIT_ADDRESS } = env();
  kept.promptopsMeters ??= {
    caller: requestMeter({ name: "caller", most: RATE_LIMIT_CALLER, db: database }),
    address: requestMeter({ name: "address", most: RATE_LIMIT_ADDRESS, db: database }),
  };
  return kept.promptopsMeters;
}

const rates = new WeakMap<Request, Rate>();

/** Counts a request for the key or person who was found to send it, once; throws `rate_limited` when theirs are used up. */
export async function countCaller(request: Request, ctx: Account | Context): Promise<void> {
  if (env().RATE_LIMIT_CALLER === 0 || rates.has(request)) return;
  const rate = await meters().caller("principal" in ctx ? ctx.principal.id : ctx.userId);
  rates.set(request, rate);
  if (rate.isOver) throw tooMany(rate);
}

/**
 * Answers a REST request within the limits, and tells how its sender stands. Whoever proves nothing (open routes, unknown paths,
 * a wrong token) is counted by address; those who do are not held up by what others at their address sent.
 */
export async function withinLimits(request: Request, isOpen: boolean, answer: () => Promise<Response>): Promise<Response> {
  if (isOpen && (await countAddress(request))) return refusal(request);
  const response = await answer();
  if (!rates.has(request) && (await countAddress(request))) return refusal(request);
  const rate = rates.get(request);
  if (rate) tell(response, rate);
  return response;
}

/** Whether the address has used up what it may ask without proving who asks. */
async function countAddress(request: Request): Promise<boolean> {
  if (env().RATE_LIMIT_ADDRESS === 0) return false;
  const rate = await meters().address(addressBlock(callerFrom(request.headers, "").address));
  rates.set(request, rate);
  return rate.isOver;
}

function refusal(request: Request): Response {
  const rate = rates.get(request);
  const response = failure(rate && tooMany(rate), currentRequestId());
  if (rate) tell(response, rate);
  return response;
}

const tooMany = ({ limit, resetSeconds }: Rate) =>
  new AppError("rate_limited", `More than ${limit} requests within a minute. Go on in ${resetSeconds} seconds.`, {
    retryAfterSeconds: resetSeconds,
  });

function tell({ headers }: Response, { limit, remaining, resetSeconds }: Rate): void {
  headers.set("ratelimit-limit", String(limit));
  headers.set("ratelimit-remaining", String(remaining));
  headers.set("ratelimit-reset", String(resetSeconds));
}
