import type { z } from "zod";

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** A model's answer, never only its text. `parsed` is the text as JSON where a response format asked for JSON. */
export type Output = {
  text: string;
  parsed?: JsonValue;
  toolCalls: { id: string; name: string; arguments: string }[];
  refusal?: string;
  finishReason: string;
  servedModel: string;
};

/** What a case expects; a missing field means the case does not ask. */
export type Expectations = {
  keywords?: string[];
  forbiddenKeywords?: string[];
  jsonSchema?: JsonValue;
  reference?: string;
  exact?: string;
  label?: string;
  rubric?: string;
  assertions?: JsonValue[];
};

export type Usage = { inputTokens: number; outputTokens: number; cachedTokens?: number; reasoningTokens?: number };

/** What an evaluator sees: one answer of one model to one case. */
export type Sample = {
  input: Record<string, JsonValue>;
  messages: { role: string; content: unknown }[];
  output: Output;
  expected: Expectations;
  case: { id: string; tags: string[]; metadata: Record<string, JsonValue> };
  latencyMs: number | null;
  usage: Usage | null;
  costUsd: number | null;
};

/** score is 0..1; reason is one sentence for a person; skipped means the case does not ask for it. */
export type Score = { score: number; passed: boolean; reason: string; details?: JsonValue } | { skipped: string };

/** What another arm of the evaluation answered to the same case and trial, or why there is nothing to compare with. */
export type Rival = { label: string; output: Output } | { skipped: string };

/** What needs a model, the network, another row or isolation, handed in so that evaluators stay pure. */
export type EvaluatorTools = {
  /**
   * Asks a judge model; counted in the ledger. With `schema` the answer is to be JSON of it, held to it where the provider can do that:
   * the messages must ask for it in words as well. A temperature the model does not take is left out. Throws when the call fails.
   */
  complete(request: {
    providerId?: string;
    model: string;
    messages: { role: "system" | "user" | "assistant"; content: string }[];
    temperature?: number;
    maxTokens?: number;
    schema?: { name: string; schema: JsonValue };
  }): Promise<{ text: string; finishReason: string; servedModel: string }>;
  /** The answer to compare with; only where the evaluator has `rivalOf`. */
  rival(): Promise<Rival>;
  /** One unit-length vector a text, in order. Without `model`, the packaged encoder. */
  embed(texts: string[], model?: { providerId?: string; name: string }): Promise<number[][]>;
  /** Runs a task of `evaluators/isolated-tasks.ts` in a thread with limits of time and memory; throws when they are passed. */
  isolate<T>(task: string, input: unknown): Promise<T>;
};

/** What `check` may ask before anything is scored. */
export type CheckTools = Pick<EvaluatorTools, "isolate"> & {
  /** Throws when there is no such provider; without an id, no default. */
  requireProvider(id: string | undefined): void;
};

/** Under which a catalogue lists an evaluator. */
export const evaluatorGroups = ["text", "structure", "meaning", "behaviour", "judge", "own"] as const;
export type EvaluatorGroup = (typeof evaluatorGroups)[number];

/**
 * An answer and what it scores: shown in the documentation, and a test holds it to its word.
 * `answers` is what the judge, the embedding model or the server says in it, one a call, in the order they are asked.
 */
export type Example = {
  options: Record<string, JsonValue>;
  output: string | Partial<Output>;
  answers?: JsonValue[];
  score: number | "skipped";
  passed?: boolean;
  /** What the arm to compare with answered. */
  rival?: string;
} & Partial<Pick<Sample, "input" | "messages" | "expected" | "latencyMs" | "usage" | "costUsd">>;

/** A model score() asks: how often for one sample, and how long each answer may be. */
export type AskedModel = { providerId?: string; name: string; calls?: number; maxTokens?: number };

/**
 * The part of `tools` an evaluator cannot do without is asked for by using it; a pure one ignores it.
 * A score that cannot be had (judge answered nonsense, schema broken) is thrown: the item then fails at stage `evaluator`.
 */
export type Evaluator<Options = unknown> = {
  type: string;
  /** Part of the fingerprint: raised whenever the same sample could score otherwise than before. */
  version: number;
  group: EvaluatorGroup;
  /** One line for a form. */
  about: string;
  /** The exact rule, and whose definition it is where it has one: enough to compute the score by hand. */
  definition: string;
  examples: [Example, ...Example[]];
  /** True where score() asks a model: the answer is then stored before it is scored. */
  asksModel?: true;
  options: z.ZodType<Options>;
  /** The models score() may ask, so that their prices can be looked up before it does. */
  modelsOf?(options: Options): AskedModel[];
  /** Where score() compares with another arm's answer: that arm's label, or null for the evaluation's first arm. */
  rivalOf?(options: Options): string | null;
  /** What a schema cannot say of options, asked before an evaluation starts. Throws an Error with what is wrong, for a person. */
  check?(options: Options, tools: CheckTools): void | Promise<void>;
  score(sample: Sample, options: Options, tools: EvaluatorTools): Score | Promise<Score>;
};

export const defineEvaluator = <Options>(evaluator: Evaluator<Options>): Evaluator<Options> => evaluator;
