/** `id` is where a reader who was cut off goes on. */
export type LiveEvent = { event: string; data: unknown; id?: string };

/** What a verb answers that is watched rather than read once; `done` is the last event. */
export type Live = { events(signal: AbortSignal): AsyncGenerator<LiveEvent, void, void> };
