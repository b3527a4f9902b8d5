import type { CaseFields } from "@/lib/datasets/case-form";
import { prettyJson } from "@/lib/templates/pretty-json";

/** A sample as it stands in a form: every part a text. */
export type SampleDraft = {
  output: string;
  expected: CaseFields["expectations"];
  /** The case's variables, a JSON object. */
  input: string;
  /** The rest of a sample by the names of the API, a JSON object. */
  more: string;
};

export const blankSample: SampleDraft = { output: "", expected: {}, input: "", more: "" };

type Given = { output: unknown; input?: unknown; expected?: unknown } & Record<string, unknown>;

/** A sample brought into the form. */
export function sampleDraft({ output, input, expected, ...rest }: Given): SampleDraft {
  const { text = "", ...answer } = isObject(output) ? output : { text: String(output ?? "") };
  const more = { ...rest, ...(Object.keys(answer).length > 0 && { output: answer }) };
  const told = Object.entries(isObject(expected) ? expected : {}).map(([name, value]) => [name, typedOf(value)]);
  return { output: String(text), expected: Object.fromEntries(told), input: jsonOf(input), more: jsonOf(more) };
}

/** Lists of texts stand one a line, where no entry has lines of its own. */
function typedOf(value: unknown): string {
  if (typeof value === "string") return value;
  const isLines =
    Array.isArray(value) && value.every((one) => typeof one === "string" && one.trim() === one && !/^\[|\n|^$/.test(one));
  return isLines ? value.join("\n") : prettyJson(value);
}

const jsonOf = (value: unknown) => (isObject(value) && Object.keys(value).length > 0 ? prettyJson(value) : "");

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
