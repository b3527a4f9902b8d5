import { verb } from "@/lib/verb";
import { nextTimes } from "./next-times";
import type { PreviewSchedule } from "./schema";

/** When a schedule would be due next. */
export const previewSchedule = verb("evaluations:read", async (_, input: PreviewSchedule) => ({ nextTimes: nextTimes(input) }));
