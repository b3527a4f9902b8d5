import { z } from "zod";

const Count = z.number().int();
const Version = z.object({
  promptId: z.string(),
  promptSlug: z.string(),
  versionId: z.string(),
  number: Count,
});
const Release = Version.extend({
  environment: z.string(),
  from: Count.nullable().describe("The number that was served before; null where nothing was"),
  reason: z.string().nullable(),
});
const Arm = z.object({
  armId: z.string(),
  versionId: z.string(),
  label: z.string(),
  completed: Count.nullable().describe("null where it was ended before its figures were counted"),
  scored: Count.nullable(),
  passed: Count.nullable(),
  costUsd: z.number().nullable().describe("null where a call has no known price"),
});
const Finished = z.object({
  evaluationId: z.string(),
  name: z.string(),
  status: z.enum(["completed", "completed_with_errors", "cancelled", "failed"]),
  error: z.string().nullable().describe("Why it was stopped before its end; null when it was not, or a person did"),
  purpose: z.string(),
  datasetId: z.string(),
  suiteId: z.string().nullable(),
  arms: z.array(Arm),
});
const Regression = z.object({
  alertId: z.string(),
  promptId: z.string(),
  promptSlug: z.string(),
  environment: z.string(),
  versionId: z.string(),
  number: Count,
  suiteId: z.string(),
  baselineId: z.string(),
  evaluationId: z.string(),
  confirmingId: z.string().describe("The run that was started at once and was worse too"),
  metric: z.string(),
  difference: z.number().describe("Of the confirming run: served − baseline"),
  low: z.number(),
  high: z.number(),
});

/** What a webhook may ask for: when it is sent, and the shape of its `data`. */
export const events = {
  "version.created": {
    about: "A version was made: written, or cloned from another.",
    data: Version.extend({ state: z.enum(["draft", "ready"]) }),
  },
  "version.promoted": { about: "An environment serves another version, promoted to it.", data: Release },
  "version.rolled_back": { about: "An environment went back to a version that it served before.", data: Release },
  "evaluation.finished": { about: "An evaluation came to its end, also when it failed or was stopped.", data: Finished },
  "regression.detected": { about: "What is served is worse than its baseline, and was so twice.", data: Regression },
} as const;

export type EventType = keyof typeof events;
export type EventData<Type extends EventType> = z.input<(typeof events)[Type]["data"]>;

export const eventTypes = Object.keys(events) as [EventType, ...EventType[]]; // safe: the keys of the object above
