import type { EvaluatorGroup } from "@/evaluators/evaluator";

/** What the readable reference shows; made from the OpenAPI document by `read-reference.ts`. */
export type Field = { name: string; type: string; required: boolean; limits: string; about: string };
export type Answer = { status: string; about: string; fields: Field[] };
export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  about: string;
  /** Who may: null for anyone, `account` for any signed-in person, else the scope. */
  needs: string | null;
  alsoNeeds: string[];
  parameters: (Field & { place: string })[];
  body: Field[];
  /** The kinds of file it takes as its body. */
  files: string[];
  answer: Answer;
  problems: { status: string; codes: string[] }[];
  curl: string;
  typescript: string;
};
export type Room = { name: string; slug: string; about: string; operations: Operation[] };

/** An evaluator of the catalogue; made by `catalogue-reference.ts`. */
export type EvaluatorReference = {
  type: string;
  version: number;
  group: EvaluatorGroup;
  about: string;
  definition: string;
  asksModel: boolean;
  options: Field[];
  examples: ExampleReference[];
};
/** `use` is JSON as an evaluation takes it; a `score` of null was skipped. */
export type ExampleReference = {
  use: string;
  parts: { label: string; text: string }[];
  score: number | null;
  passed: boolean | null;
};
