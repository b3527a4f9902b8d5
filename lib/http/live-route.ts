import { currentRequestId } from "@/lib/activity";
import { invalidInput } from "@/lib/errors";
import { failure } from "./failure";
import { openEvents, type Watched } from "./open-events";
import { refuseOtherSites } from "./refuse-other-sites";
import type { Handler } from "./route";
import { visitorOf } from "./visitor-of";

/** A stream for our own pages: the session of the cookie, same origin only; `?workspace=` is the slug of the page's workspace. */
export function liveRoute<Input>(declaration: Watched<Input>): Handler {
  return async (request, { params }) => {
    const requestId = currentRequestId();
    try {
      refuseOtherSites(request.headers);
      const { workspace, ...query } = Object.fromEntries(new URL(request.url).searchParams);
      if (!workspace) throw invalidInput("Name the workspace: ?workspace=its-slug.");
      const fields = { ...query, ...(await params) };
      const whoReads = () => visitorOf(request.headers, workspace, requestId);
      return await openEvents(declaration, { request, requestId, fields, whoReads });
    } catch (error) {
      return failure(error, requestId);
    }
  };
}
