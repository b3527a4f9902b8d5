import { verb } from "@/lib/verb";
import { endEarly } from "./end-early";

/** Ends an evaluation whose job failed every time it was tried: what is stored stays, the rest is marked cancelled. */
export const abandonEvaluation = verb("evaluations:write", (ctx, { id, round }: { id: string; round?: number }) =>
  endEarly(ctx, id, { status: "failed", error: "The worker failed at this evaluation every time it tried.", round }),
);
