import type { z } from "zod";
import { currentRequestId } from "@/lib/activity";
import type { Context } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { type Permission, requireScope } from "@/lib/verb";
import { answer } from "./answer";
import { failure } from "./failure";
import { openUpload } from "./open-upload";
import { parseInput } from "./parse-input";
import { refuseOtherSites } from "./refuse-other-sites";
import type { Handler } from "./route";
import { visitorOf } from "./visitor-of";

type Declaration<Input, Result> = {
  input: z.ZodType<Input>;
  /** `"stream"` for a download. */
  output: z.ZodType | "stream";
  /** The body is handed to the verb as it comes in. */
  upload?: true;
  verb: ((ctx: Context, input: Input) => Promise<Result>) & { permission: Permission };
};

/** A file to or from our own pages: the session of the cookie, same origin only; `?workspace=` is the slug of the page's workspace. */
export function fileRoute<Input, Result>(declaration: Declaration<Input, Result>): Handler {
  return async (request, { params }) => {
    const requestId = currentRequestId();
    let upload: Awaited<ReturnType<typeof openUpload>> | undefined;
    try {
      refuseOtherSites(request.headers);
      const { workspace, ...query } = Object.fromEntries(new URL(request.url).searchParams);
      if (!workspace) throw invalidInput("Name the workspace: ?workspace=its-slug.");
      const ctx = await visitorOf(request.headers, workspace, requestId);
      requireScope(ctx, declaration.verb.permission);
      const contentType = request.headers.get("content-type") ?? "";
      if (declaration.upload) upload = await openUpload(request, ctx);
      const body = upload ? { contentType, stream: upload.stream } : {};
      const input = parseInput(declaration.input, { ...query, ...(await params), ...body });
      const response = answer(declaration, request, await declaration.verb(ctx, input));
      response.headers.set("x-request-id", requestId);
      return response;
    } catch (error) {
      return failure(error, requestId);
    } finally {
      await upload?.end();
    }
  };
}
