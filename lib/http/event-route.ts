import { currentRequestId } from "@/lib/activity";
import type { Context } from "@/lib/context";
import { unauthenticated } from "@/lib/errors";
import type { Permission } from "@/lib/verb";
import { openEvents, type Watched } from "./open-events";
import type { Handler } from "./route";
import { callerOf } from "./who-asks";

/** A REST route that answers with events while something happens. A stream ends when its token does: the reader connects again. */
export function eventRoute<Input>(declaration: Watched<Input> & { summary: string }): Handler {
  const { summary, input, events, resumes, verb } = declaration;
  const handler: Handler = async (request, { params }) =>
    openEvents(declaration, {
      request,
      requestId: currentRequestId(),
      fields: { ...Object.fromEntries(new URL(request.url).searchParams), ...(await params) },
      whoReads: () => readerOf(request, verb.permission),
    });
  return Object.assign(handler, {
    declaration: { summary, input, output: { events }, verb, ...(resumes ? { takes: { lastEventId: true as const } } : {}) },
  });
}

async function readerOf(request: Request, permission: Permission): Promise<Context> {
  const ctx = await callerOf(request, permission, currentRequestId());
  if (!("principal" in ctx)) throw unauthenticated();
  return ctx;
}
