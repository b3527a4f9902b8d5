import { draftReader } from "@/components/evaluations/start/draft-reader";
import { type CatalogueEntry, newUse, type UseDraft } from "@/components/evaluations/start/evaluation-draft";
import { typedOptions } from "@/components/evaluations/start/typed-options";
import { readSample } from "./read-sample";
import { blankSample, type SampleDraft, sampleDraft } from "./sample-draft";

/** What a fixture asks of its score beside its bounds. */
export type Wanted = "" | "passed" | "failed" | "skipped";
export type FixtureDraft = { id: string; name: string; sample: SampleDraft; minScore: string; maxScore: string; wanted: Wanted };

/** A revision as it stands in a form. */
export type EvaluatorDraft = { use: UseDraft; fixtures: FixtureDraft[]; changelog: string };

export const blankFixture = (id: string): FixtureDraft => ({
  ...{ id, name: "", sample: blankSample, minScore: "", maxScore: "", wanted: "passed" },
});

type Stored = {
  type: string;
  options: Record<string, unknown>;
  weight?: number;
  threshold?: number | null;
  required?: boolean;
  negate?: boolean;
  fixtures?: Fixture[];
};
type Fixture = {
  name?: string;
  sample: Parameters<typeof sampleDraft>[0];
  expected: { minScore?: number; maxScore?: number; passed?: boolean; skipped?: boolean };
};

/** What is stored, brought into the form, to make the next revision of it. */
export function evaluatorDraft(stored: Stored, catalogue: CatalogueEntry[]): EvaluatorDraft | null {
  const entry = catalogue.find(({ type }) => type === stored.type);
  if (!entry) return null;
  const { options, weight = 1, threshold, required = false, negate = false, fixtures = [] } = stored;
  const counting = { weight: String(weight ?? ""), threshold: String(threshold ?? ""), required, negate };
  const use = { ...newUse("use", entry), options: typedOptions(entry.controls, options), ...counting };
  return { use, changelog: "", fixtures: fixtures.map(fixtureDraft) };
}

function fixtureDraft({ name = "", sample, expected }: Fixture, position: number): FixtureDraft {
  const { minScore, maxScore, passed, skipped } = expected;
  const wanted = skipped ? "skipped" : passed === undefined ? "" : passed ? "passed" : "failed";
  const bounds = { minScore: String(minScore ?? ""), maxScore: String(maxScore ?? "") };
  return { id: `fixture ${position}`, name, sample: sampleDraft(sample), ...bounds, wanted };
}

/** The draft as the API takes a revision, and what in it cannot be sent. */
export function evaluatorBody({ use, fixtures, changelog }: EvaluatorDraft, catalogue: CatalogueEntry[]) {
  const { faults, blank, numberIn, configuredBody } = draftReader(catalogue);
  const { type, options, weight, threshold, required, negate } = configuredBody(use);
  const fixtureBody = ({ name, sample, minScore, maxScore, wanted }: FixtureDraft, position: number) => {
    const at = `fixtures.${position}`;
    const bounds = { minScore: numberIn(`${at}.minScore`, minScore), maxScore: numberIn(`${at}.maxScore`, maxScore) };
    if (wanted === "" && minScore.trim() === "" && maxScore.trim() === "")
      blank(`${at}.wanted`, "say what is expected: an outcome or a bound of the score");
    const outcome = wanted === "" ? {} : wanted === "skipped" ? { skipped: true as const } : { passed: wanted === "passed" };
    const expected = wanted === "skipped" ? outcome : { ...bounds, ...outcome };
    return { name: name.trim() || undefined, sample: readSample(sample, `${at}.sample`, faults), expected };
  };
  const body = {
    ...{ type, options, weight, threshold, required, negate },
    fixtures: fixtures.map(fixtureBody),
    changelog: changelog.trim() || undefined,
  };
  return { body, faults };
}

export type EvaluatorBody = ReturnType<typeof evaluatorBody>["body"];
