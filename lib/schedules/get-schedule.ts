import { verb } from "@/lib/verb";
import { readSchedule } from "./rows";
import type { ScheduleId } from "./schema";

export const getSchedule = verb("evaluations:read", (ctx, { id }: ScheduleId) => readSchedule(ctx, id));
