import { createHash } from "node:crypto";
import type { Json } from "@/lib/clean-text";
import {
  type EvidenceApproval,
  type EvidenceCase,
  type EvidenceContent,
  type EvidenceEvaluation,
  type EvidencePromotion,
  type EvidenceResult,
  type EvidenceSuite,
  evidenceFormat,
  evidenceFormatVersion,
} from "./evidence-file";

type Some<T> = Iterable<T> | AsyncIterable<T>;

/** What an evidence file is made of; cases and results come as they are read, so that they are never all held at once. */
export type EvidenceParts = {
  promotion: EvidencePromotion;
  contents: EvidenceContent[];
  suite: EvidenceSuite | null;
  decision: Json;
  approvals: EvidenceApproval[];
  evaluations: Some<{ evaluation: EvidenceEvaluation; cases: Some<EvidenceCase>; results: Some<EvidenceResult> }>;
};

/** An evidence file, piece by piece: one line each for a case and a result, and at the end the SHA-256 of all that stands before it. */
export async function* evidenceText(parts: EvidenceParts): AsyncGenerator<string> {
  const hash = createHash("sha256");
  for await (const piece of bodyOf(parts)) {
    hash.update(piece);
    yield piece;
  }
  yield `"sha256":"${hash.digest("hex")}"}\n`;
}

async function* bodyOf({ promotion, contents, suite, decision, approvals, evaluations }: EvidenceParts): AsyncGenerator<string> {
  const head = { promotion, contents, suite, decision, approvals };
  yield `{"format":"${evidenceFormat}",\n"formatVersion":${evidenceFormatVersion},\n`;
  for (const [name, value] of Object.entries(head)) yield `"${name}":${JSON.stringify(value)},\n`;
  yield '"evaluations":[';
  let between = "\n";
  for await (const { evaluation, cases, results } of evaluations) {
    yield `${between}{"evaluation":${JSON.stringify(evaluation)},\n"cases":[`;
    yield* lines(cases);
    yield '],\n"results":[';
    yield* lines(results);
    yield "]}";
    between = ",\n";
  }
  yield "],\n";
}

async function* lines(values: Some<unknown>): AsyncGenerator<string> {
  let between = "\n";
  for await (const value of values) {
    yield between + JSON.stringify(value);
    between = ",\n";
  }
}
