import type { PackedRows } from "./pack-rows";

/** What goes to an isolation thread: tasks, and the first time where it notes the one it is at, so that one that never ends is known. */
export type Batch = { tasks: string[]; inputs: PackedRows; at?: Int32Array };

/** The tasks' answers in their order, undefined for those that failed; a thread that took long leaves the last ones out. */
export type Outcomes = { answers: PackedRows; errors: Map<number, string> };

export const tasksAtOnce = 40;
/** After this a thread hands back what is left: the limit of time is then that of one task, give or take this. */
export const longestBatchMs = 25;
