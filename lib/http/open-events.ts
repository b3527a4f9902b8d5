import type { z } from "zod";
import type { Context } from "@/lib/context";
import type { Live } from "@/lib/live/live";
import { type Permission, requireScope } from "@/lib/verb";
import { type EventShapes, eventStream, eventStreamHead } from "./event-stream";
import { failure } from "./failure";
import { parseInput } from "./parse-input";
import { takePlace } from "./places";

export type Watched<Input> = {
  input: z.ZodType<Input>;
  events: EventShapes;
  /** Its events have ids, and `after` of the input takes the last one a reader has. */
  resumes?: true;
  verb: ((ctx: Context, input: Input) => Promise<Live>) & { permission: Permission };
};

type Asked = {
  request: Request;
  requestId: string;
  /** Path and query. */
  fields: Record<string, unknown>;
  /** Who reads, as things stand now; asked again while the stream is open. */
  whoReads(): Promise<Context>;
  recheckMs?: number;
};

/** What every stream has in common, whoever reads it: who asks, the input, one verb, a place among the reader's streams. */
export async function openEvents<Input>({ input, events, resumes, verb }: Watched<Input>, asked: Asked): Promise<Response> {
  const { request, requestId, fields, whoReads, recheckMs = 30_000 } = asked;
  try {
    const ctx = await whoReads();
    requireScope(ctx, verb.permission);
    const lastEventId = resumes && request.headers.get("last-event-id");
    const live = await verb(ctx, parseInput(input, lastEventId ? { ...fields, after: lastEventId } : fields));
    if (request.method === "HEAD") return eventStreamHead();
    const recheck = async () => {
      const now = await whoReads();
      requireScope(now, verb.permission);
      if (now.workspaceId !== ctx.workspaceId) throw new Error("the reader moved to another workspace");
    };
    const onEnd = takePlace("stream", ctx.principal.id);
    const response = eventStream(live, { shapes: events, recheck, recheckMs, gone: request.signal, onEnd });
    response.headers.set("x-request-id", requestId);
    return response;
  } catch (error) {
    return failure(error, requestId);
  }
}
