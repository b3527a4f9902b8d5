import type { z } from "zod";
import { isDatabaseAway } from "@/db/rows";
import { currentRequestId } from "@/lib/activity";
import type { Caller } from "@/lib/context";
import { AppError, invalidInput } from "@/lib/errors";
import { countTokenMisses } from "@/lib/limits/count-token-misses";
import type { KeyScope } from "@/lib/permissions";
import { sha256 } from "@/lib/sha256";
import { type Permission, requireScope } from "@/lib/verb";
import { type Answering, answer } from "./answer";
import { corsHeaders, preflight } from "./cors";
import type { EventShapes } from "./event-stream";
import { failure } from "./failure";
import { onceByKey } from "./idempotency";
import { withinLimits } from "./limit-requests";
import { openUpload } from "./open-upload";
import { parseInput } from "./parse-input";
import { readJson } from "./read-json";
import { callerOf } from "./who-asks";

/** What the OpenAPI document reads of a route. */
export type Described = {
  summary: string;
  /** What the reference says beyond the summary. */
  about?: string;
  /** A body that works; ids of things of one's own stand as `$DATASET_ID` and the like. */
  example?: unknown;
  /** A path that works, with its query; made from the names of its steps where it is left out. */
  examplePath?: string;
  input: z.ZodType;
  output?: z.ZodType | "stream" | { events: EventShapes };
  status?: number;
  /** Fields of the input that come from elsewhere than path, query and JSON body. */
  takes?: { ifMatch?: true; stream?: true; arrayAs?: string; lastEventId?: true };
  /** The path's `id` is the workspace's own: it says in which one the caller acts. */
  actsIn?: "id";
  /** The answer holds a secret: it is never stored. */
  secret?: true;
  /** It changes nothing and waits for somebody else's server: no transaction is held meanwhile. */
  waits?: true;
  /** It changes nothing and may be answered from memory while Postgres is away. */
  mayBeStale?: true;
  /** It looks up a token that a signed-in person sends: how many one address may guess is counted. */
  guessable?: true;
  /** Asked so often and from so few addresses, by what watches over us, that it is not counted. */
  unlimited?: true;
  /** Permissions that the verb asks for beside its own, at least for a part of what it does. */
  alsoNeeds?: KeyScope[];
  /** The verb refuses keys, whatever their scopes. */
  peopleOnly?: true;
  location?: unknown;
  etag?: unknown;
  verb: { permission: Permission };
};

type Declaration<Input, Result> = Omit<Described, "output" | "location" | "etag"> &
  Answering<Result> & {
    input: z.ZodType<Input>;
    // The verb's own kind of caller follows from its permission, which callerOf answers to.
    // biome-ignore lint/suspicious/noExplicitAny: the one place where the three kinds of caller meet
    verb: ((ctx: any, input: Input) => Promise<Result>) & { permission: Permission };
  };

export type Handler = ((request: Request, extra: { params: Promise<Record<string, unknown>> }) => Promise<Response>) & {
  declaration?: Described;
};

/** A REST route: finds out who asks, checks the input, calls one verb, answers with the declared output only. */
export function route<Input, Result>(declaration: Declaration<Input, Result>): Handler {
  const handler = async (request: Request, extra: { params: Promise<Record<string, unknown>> }) => {
    const requestId = currentRequestId();
    let upload: Awaited<ReturnType<typeof openUpload>> | undefined;
    try {
      const params = await extra.params;
      const named = declaration.actsIn ? String(params[declaration.actsIn]) : null;
      const ctx = await callerOf(request, declaration.verb.permission, requestId, named);
      requireScope(ctx, declaration.verb.permission);
      if (declaration.takes?.stream && "principal" in ctx)
        upload = await openUpload(request, ctx, { whole: request.headers.has("idempotency-key") });
      const raw = await collect(request, params, declaration.takes, upload?.stream);
      const input = parseInput(declaration.input, raw);
      const work = async (ctx: Caller) => answer(declaration, request, await declaration.verb(ctx, input));
      const fingerprint = async () => sha256(`${JSON.stringify(raw)}\n${(await upload?.digest()) ?? ""}\n`);
      const once = () => onceByKey(ctx, request, { fingerprint, secret: declaration.secret, waits: declaration.waits }, work);
      const mayGoOn = declaration.mayBeStale && request.headers.has("idempotency-key");
      const asked = () => (mayGoOn ? once().catch((error) => whileAway(error, () => work(ctx))) : once());
      const response = await (declaration.guessable ? countTokenMisses(ctx, asked) : asked());
      response.headers.set("x-request-id", requestId);
      return response;
    } catch (error) {
      return failure(error, requestId);
    } finally {
      await upload?.end();
    }
  };
  return Object.assign(handler, { declaration });
}

/** Without Postgres no Idempotency-Key can be looked up; what changes nothing is answered all the same. */
function whileAway<Result>(error: unknown, work: () => Promise<Result>): Promise<Result> {
  if (!isDatabaseAway(error)) throw error;
  return work();
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The handlers of one path; a method that is not declared answers 405 in the agreed format. */
export function routes(declared: Partial<Record<Method, Handler>>): Record<Method | "OPTIONS", Handler> {
  const allow = Object.keys(declared).join(", ");
  const refused: Handler = async () => {
    const response = failure(new AppError("method_not_allowed", `This path takes ${allow || "no method"}.`), currentRequestId());
    response.headers.set("allow", allow);
    return response;
  };
  const mayAsk: Handler = async (request) => preflight(request, allow);
  const open = (handler: Handler = refused): Handler => {
    const answer: Handler = async (request, extra) => {
      const { declaration } = handler;
      const isOpen = !declaration || declaration.verb.permission === "public";
      const ask = () => handler(request, extra);
      const response = await (declaration?.unlimited ? ask() : withinLimits(request, isOpen, ask));
      for (const [name, value] of Object.entries(corsHeaders(request))) response.headers.set(name, value);
      return response;
    };
    return Object.assign(answer, { declaration: handler.declaration });
  };
  const { GET, POST, PUT, PATCH, DELETE } = declared;
  return {
    ...{ GET: open(GET), POST: open(POST), PUT: open(PUT), PATCH: open(PATCH), DELETE: open(DELETE) },
    OPTIONS: mayAsk,
  };
}

/** Path and body, or path and query where no JSON body is taken, in one object; the path wins. */
async function collect(
  request: Request,
  params: Record<string, unknown>,
  takes: Described["takes"] = {},
  stream: ReadableStream | null = null,
) {
  const query = request.url.includes("?") ? Object.fromEntries(new URL(request.url).searchParams) : {};
  if (takes.stream) return { ...query, ...params, contentType: request.headers.get("content-type") ?? "", stream };
  if (request.method === "GET" || request.method === "DELETE") return { ...query, ...params };
  if (Object.keys(query).length > 0) throw invalidInput("This path takes its fields in the body, not in the query.");
  const body = await readJson(request);
  const ifMatch = takes.ifMatch ? { ifMatch: request.headers.get("if-match")?.replaceAll('"', "") } : {};
  const fields = Array.isArray(body) && takes.arrayAs ? { [takes.arrayAs]: body } : body;
  if (fields !== undefined && (fields === null || typeof fields !== "object" || Array.isArray(fields))) {
    throw invalidInput("The body must be a JSON object.");
  }
  return { ...fields, ...params, ...ifMatch };
}
