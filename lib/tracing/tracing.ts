export type Tracing = { stop(): Promise<void> };

// The web process' own code and Next's are bundled apart, and both have to do with spans.
const kept = globalThis as typeof globalThis & { promptopsTracing?: Tracing }; // safe: our own name on the global

export function keepTracing(tracing: Tracing): void {
  kept.promptopsTracing = tracing;
}

export const isTracing = (): boolean => kept.promptopsTracing !== undefined;

/** Sends the spans that have not been sent; for a process that is about to end. */
export async function stopTracing(): Promise<void> {
  await kept.promptopsTracing?.stop();
}
