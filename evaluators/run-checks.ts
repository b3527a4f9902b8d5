import { countPii, type PiiKind } from "./count-pii";
import { detectLanguage } from "./detect-language";
import type { Output } from "./evaluator";
import { findRefusal } from "./find-refusal";
import { foldCase } from "./fold-case";
import { hasWord } from "./has-word";
import type { HeuristicOptions } from "./heuristic-options";
import { readability } from "./readability";
import { repeatedShare } from "./repeated-share";
import { wordsOf } from "./words-of";

/** `note` is one sentence; what was found is not repeated in it where it is personal data. */
export type Check = { check: string; passed: boolean; note: string };

export type ChecksTask = { output: Output; options: HeuristicOptions };

/** Every check that is switched on, in the order of the options. */
export function runChecks({ output, options }: ChecksTask): Check[] {
  const { text } = output;
  return [
    ...(options.notEmpty ? [notEmpty(text)] : []),
    ...lengths(text, options),
    ...(options.forbiddenWords.length > 0 ? [forbidden(text, options.forbiddenWords)] : []),
    ...(options.noRefusal ? [refusal(output, options.refusalPhrases)] : []),
    ...(options.language === undefined ? [] : language(text, options.language)),
    ...options.noPii.map((kind) => pii(text, kind)),
    ...(options.maxRepeatedShare === undefined ? [] : [repetition(text, options.repeatedWords, options.maxRepeatedShare)]),
    ...reading(text, options),
  ];
}

function notEmpty(text: string): Check {
  const passed = text.trim() !== "";
  return { check: "not-empty", passed, note: passed ? "Not empty." : "Empty." };
}

function lengths(text: string, { minLength, maxLength, lengthUnit }: HeuristicOptions): Check[] {
  if (minLength === undefined && maxLength === undefined) return [];
  const length = lengthUnit === "words" ? wordsOf(text).length : [...text].length;
  const checks: Check[] = [];
  if (minLength !== undefined) {
    checks.push({
      check: "min-length",
      passed: length >= minLength,
      note: `${length} ${lengthUnit}, at least ${minLength} wanted.`,
    });
  }
  if (maxLength !== undefined) {
    checks.push({
      check: "max-length",
      passed: length <= maxLength,
      note: `${length} ${lengthUnit}, at most ${maxLength} wanted.`,
    });
  }
  return checks;
}

function forbidden(text: string, words: string[]): Check {
  const plain = foldCase(text);
  const found = words.filter((word) => hasWord(plain, foldCase(word)));
  const note = found.length === 0 ? "No forbidden word." : `Forbidden: ${found.slice(0, 5).join(", ")}.`;
  return { check: "forbidden-words", passed: found.length === 0, note };
}

function refusal(output: Output, phrases: string[]): Check {
  const found = output.refusal ? "the model refused" : findRefusal(output.text, phrases);
  return {
    check: "no-refusal",
    passed: found === null,
    note: found === null ? "No refusal." : `Reads like a refusal: ${found}.`,
  };
}

function language(text: string, wanted: string): Check[] {
  const found = detectLanguage(text);
  return found === null ? [] : [{ check: "language", passed: found === wanted, note: `Language ${found}, ${wanted} wanted.` }];
}

const nameOf: Record<PiiKind, string> = { email: "e-mail address", phone: "phone number", card: "payment card", iban: "IBAN" };

function pii(text: string, kind: PiiKind): Check {
  const count = countPii(text, kind);
  return {
    check: `no-${kind}`,
    passed: count === 0,
    note: count === 0 ? `No ${nameOf[kind]}.` : `Contains ${nameOf[kind]} (${count}).`,
  };
}

function repetition(text: string, size: number, limit: number): Check {
  const share = repeatedShare(text, size);
  const note = `${Math.round(share * 100)} % of its sequences of ${size} words repeat, at most ${Math.round(limit * 100)} % wanted.`;
  return { check: "repetition", passed: share <= limit, note };
}

/** Fewer words say nothing of how a text reads. */
const minWords = 20;

function reading(text: string, { minReadingEase: least, maxGrade: most }: HeuristicOptions): Check[] {
  if (least === undefined && most === undefined) return [];
  const found = readability(text);
  if (found === null || found.words < minWords || (detectLanguage(text) ?? "en") !== "en") return [];
  const [ease, grade] = [Math.round(found.readingEase * 10) / 10, Math.round(found.grade * 10) / 10];
  const checks: Check[] = [];
  if (least !== undefined) {
    const note = `Reading ease ${ease}, at least ${least} wanted.`;
    checks.push({ check: "reading-ease", passed: found.readingEase >= least, note });
  }
  if (most !== undefined) {
    checks.push({ check: "grade", passed: found.grade <= most, note: `Grade ${grade}, at most ${most} wanted.` });
  }
  return checks;
}
