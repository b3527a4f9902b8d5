import { currentRequestId } from "@/lib/activity";
import { AppError } from "@/lib/errors";
import { failure } from "@/lib/http/failure";
import { withinLimits } from "@/lib/http/limit-requests";

const unknown = (request: Request) =>
  withinLimits(request, true, async () =>
    failure(new AppError("not_found", `There is nothing at ${new URL(request.url).pathname}.`), currentRequestId()),
  );

export { unknown as DELETE, unknown as GET, unknown as OPTIONS, unknown as PATCH, unknown as POST, unknown as PUT };
