"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/http/action";
import { createSchedule } from "@/lib/schedules/create-schedule";
import { deleteSchedule } from "@/lib/schedules/delete-schedule";
import { previewSchedule } from "@/lib/schedules/preview-schedule";
import { runSchedule } from "@/lib/schedules/run-schedule";
import { CreateSchedule, PreviewSchedule, ScheduleId, UpdateSchedule } from "@/lib/schedules/schema";
import { updateSchedule } from "@/lib/schedules/update-schedule";

const changed = () => revalidatePath("/w/[workspace]/schedules", "layout");

export const addSchedule = action(CreateSchedule, async (ctx, input): Promise<void> => {
  await createSchedule(ctx, input);
  changed();
});

export const changeSchedule = action(UpdateSchedule, async (ctx, input): Promise<void> => {
  await updateSchedule(ctx, input);
  changed();
});

export const removeSchedule = action(ScheduleId, async (ctx, input): Promise<void> => {
  await deleteSchedule(ctx, input); // its page is not drawn again: it leads to the list
});

export const runNow = action(ScheduleId, async (ctx, input): Promise<void> => {
  await runSchedule(ctx, input);
  changed();
});

export const previewTimes = action(PreviewSchedule, (ctx, input) => previewSchedule(ctx, input));
