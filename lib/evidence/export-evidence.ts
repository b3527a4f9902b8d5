import { textStream } from "@/lib/text-stream";
import { requireScope, verb } from "@/lib/verb";
import { evidenceText } from "./evidence-text";
import { readEvidence } from "./read-evidence";
import type { OfPromotion } from "./schema";

/** A promotion's evidence as one JSON file that can be verified offline; the same to the byte whenever it is downloaded. */
export const exportEvidence = verb("evaluations:read", async (ctx, { id }: OfPromotion) => {
  requireScope(ctx, "prompts:read");
  requireScope(ctx, "datasets:read");
  const parts = await readEvidence(ctx, id);
  const { promptSlug, number, environment } = parts.promotion;
  return {
    stream: textStream(evidenceText(parts)),
    contentType: "application/json; charset=utf-8",
    filename: `evidence-${promptSlug}-v${number}-${environment}-${id}.json`,
  };
});
