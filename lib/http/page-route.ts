import type { z } from "zod";
import { currentRequestId } from "@/lib/activity";
import type { Context } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { type Permission, requireScope } from "@/lib/verb";
import { answer } from "./answer";
import { failure } from "./failure";
import { parseInput } from "./parse-input";
import { readJson } from "./read-json";
import { refuseOtherSites } from "./refuse-other-sites";
import type { Handler } from "./route";
import { visitorOf } from "./visitor-of";

type Declaration<Input, Result> = {
  input: z.ZodType<Input>;
  output: z.ZodType;
  verb: ((ctx: Context, input: Input) => Promise<Result>) & { permission: Permission };
};

/**
 * A question of our own pages that may take a while: the browser asks actions one after another, so that a slow one would hold up the
 * rest. The session of the cookie, same origin only; `?workspace=` is the slug of the page's workspace.
 */
export function pageRoute<Input, Result>(declaration: Declaration<Input, Result>): Handler {
  return async (request, { params }) => {
    const requestId = currentRequestId();
    try {
      refuseOtherSites(request.headers);
      const workspace = new URL(request.url).searchParams.get("workspace");
      if (!workspace) throw invalidInput("Name the workspace: ?workspace=its-slug.");
      const ctx = await visitorOf(request.headers, workspace, requestId);
      requireScope(ctx, declaration.verb.permission);
      const body = await readJson(request);
      const fields = typeof body === "object" && body !== null ? body : {};
      const input = parseInput(declaration.input, { ...fields, ...(await params) });
      const response = answer(declaration, request, await declaration.verb(ctx, input));
      response.headers.set("x-request-id", requestId);
      return response;
    } catch (error) {
      return failure(error, requestId);
    }
  };
}
