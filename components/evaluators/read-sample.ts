import type { TypedFault } from "@/components/evaluations/start/read-options";
import type { SampleDraft } from "./sample-draft";

const listed = ["keywords", "forbiddenKeywords"];
const asJson = ["jsonSchema", "assertions"];

/** The sample that stands in a form, as the API takes it; what cannot be read is added to `faults` under `at`. */
export function readSample({ output, expected, input, more }: SampleDraft, at: string, faults: TypedFault[]) {
  const fault = (path: string, message: string) => void faults.push({ path: `${at}.${path}`, message, isBlank: false });
  const read = (text: string, path: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return fault(path, "is not JSON");
    }
  };
  const object = (text: string, path: string): Record<string, unknown> => {
    if (text.trim() === "") return {};
    const before = faults.length;
    const value = read(text, path);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
    if (faults.length === before) fault(path, "is no JSON object");
    return {};
  };
  const expectation = (name: string, text: string): unknown => {
    if (asJson.includes(name) || (listed.includes(name) && text.trim().startsWith("["))) return read(text, `expected.${name}`);
    return listed.includes(name) ? linesOf(text) : text;
  };

  const told = Object.entries(expected).map(([name, text]) => [name, expectation(name, text ?? "")]);
  const { output: answer, ...rest } = object(more, "more");
  const variables = object(input, "input");
  return {
    ...rest,
    output: typeof answer === "object" && answer !== null ? { ...answer, text: output } : output,
    ...(told.length > 0 && { expected: Object.fromEntries(told) }),
    ...(Object.keys(variables).length > 0 && { input: variables }),
  };
}

export type ReadSample = ReturnType<typeof readSample>;

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
