import { verb } from "@/lib/verb";
import { judgeEligibility } from "./judge-eligibility";

/** How far people agree with judges, by fingerprint. */
export const listEligibility = verb("reviews:read", (ctx, { fingerprints }: { fingerprints: string[] }) =>
  judgeEligibility(ctx, fingerprints),
);
