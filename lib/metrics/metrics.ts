/** A call of a provider that has ended; `outcome` is `ok` or the fault's code. */
export type CallFigures = {
  provider: "sandbox" | "default" | "workspace";
  operation: "chat" | "embeddings" | "models";
  outcome: string;
  seconds: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
};

/** What this process counts. No label is an id, a slug or text from outside, so that their number stays bounded. */
export type Metrics = {
  /** `seconds` null: a stream, which lasts as long as its reader likes. */
  request(labels: { method: string; route: string; status: number }, seconds: number | null): void;
  /** What nobody foresaw; pages that had begun end so with status 200. */
  error(route: string): void;
  job(labels: { queue: string; outcome: "completed" | "failed" }, seconds: number): void;
  call(figures: CallFigures): void;
  /** All of it as Prometheus reads it. */
  text(): Promise<{ contentType: string; body: string }>;
};

// The web process' own code and Next's are bundled apart: both must count in the same place.
const kept = globalThis as typeof globalThis & { promptopsMetrics?: Metrics }; // safe: our own name on the global

/** Undefined where nobody reads metrics: then nothing is counted. */
export const metrics = (): Metrics | undefined => kept.promptopsMetrics;

export function keepMetrics(opened: Metrics): void {
  kept.promptopsMetrics = opened;
}
