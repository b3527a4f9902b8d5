import { verb } from "@/lib/verb";
import { readHold } from "./read-hold";

/** Why what is queued does not go on here; null where it does. */
export const getHold = verb("runs:read", (ctx, _input: object) => readHold(ctx.db));
