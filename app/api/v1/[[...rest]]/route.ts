import { AppError } from "@/lib/errors";
import { failure } from "@/lib/http/failure";
import { withinLimits } from "@/lib/http/limit-requests";
import { newId } from "@/lib/ids";

const unknown = (request: Request) =>
  withinLimits(request, true, async () =>
    failure(new AppError("not_found", `There is nothing at ${new URL(request.url).pathname}.`), newId("req")),
  );

export { unknown as DELETE, unknown as GET, unknown as OPTIONS, unknown as PATCH, unknown as POST, unknown as PUT };
