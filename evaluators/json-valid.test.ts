import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { jsonValid } from "./json-valid";
import { type JsonTask, readJson } from "./read-json";

const score = (text: string, options: object = {}, tools = someTools()) =>
  jsonValid.score(aSample(text), jsonValid.options.parse(options), tools);

describe("json-valid", () => {
  // Files of JSONTestSuite (nst, “Parsing JSON is a minefield”): y_ must be accepted, n_ must be refused.
  test.each<[string, string, 0 | 1]>([
    ["y_array_with_several_null", "[1,null,null,null,2]", 1],
    ["y_number_0e+1", "[0e+1]", 1],
    ["y_number_negative_zero", "[-0]", 1],
    ["y_object_duplicated_key", '{"a":"b","a":"c"}', 1],
    ["y_object_empty_key", '{"":0}', 1],
    ["y_object_with_newlines", '{\n"a": "b"\n}', 1],
    ["y_string_accepted_surrogate_pair", '["\\uD801\\udc37"]', 1],
    ["y_string_nonCharacterInUTF-8_U+FFFF", '["\uffff"]', 1],
    ["y_string_u+2028_line_sep", '["\u2028"]', 1],
    ["y_structure_lonely_false", "false", 1],
    ["y_structure_lonely_null", "null", 1],
    ["y_structure_whitespace_array", " [] ", 1],
    ["y_string_with combining characters", '["e\u0301"]', 1],
    ["n_array_extra_comma", '["",]', 0],
    ["n_array_unclosed_trailing_comma", "[1,", 0],
    ["n_number_NaN", "[NaN]", 0],
    ["n_number_-01", "[-01]", 0],
    ["n_number_infinity", "[Infinity]", 0],
    ["n_number_hex_1_digit", "[0x1]", 0],
    ["n_number_.2e-3", "[.2e-3]", 0],
    ["n_object_single_quote", "{'a':0}", 0],
    ["n_object_unquoted_key", '{a: "b"}', 0],
    ["n_object_trailing_comment", '{"a":"b"}/**/', 0],
    ["n_object_trailing_comma", '{"id":0,}', 0],
    ["n_string_unescaped_newline", '["new\nline"]', 0],
    ["n_string_unescaped_tab", '["\t"]', 0],
    ["n_string_unicode_CapitalU", '"\\UA66D"', 0],
    ["n_structure_no_data", "", 0],
    ["n_structure_whitespace_U+2060_word_joined", "[\u2060]", 0],
    ["n_structure_trailing_#", '{"a":"b"}#{}', 0],
    ["n_structure_open_array_object (100,000 deep)", "[".repeat(100_000), 0],
    ["RFC 8259, 8.1: no byte order mark", '\ufeff{"a":1}', 0],
    ["RFC 8259, 2: one value only", '{"a":1}{"a":2}', 0],
    ["RFC 8259, 2: no-break space is no white space", "\u00a0[]", 0],
    ["what an issue names", "{ not json }", 0],
    ["words around it", 'Here it is: {"a":1}', 0],
  ])("%s", async (_name, text, wanted) => {
    expect(await score(text)).toMatchObject({ score: wanted, passed: wanted === 1 });
  });

  test.each([
    ['{"a": [1, 2', 'The JSON is cut short: “{"a": [1, 2”.'],
    ['{"a": "unfinis', 'The JSON is cut short: “{"a": "unfinis”.'],
    ["{ not json }", "Not JSON: “{ not json }”."],
    ["", "Not JSON: an empty text."],
  ])("says of %s whether it was cut short", async (text, reason) => {
    expect(await score(text)).toMatchObject({ score: 0, reason });
  });

  test.each<[string, object, 0 | 1, string]>([
    ["```json\n{}\n```", {}, 0, "Not JSON"],
    ["```json\n{}\n```", { allowFence: true }, 1, "an object"],
    ["\n```\n[1]\n```\n", { allowFence: true, type: "array" }, 1, "an array"],
    ["Sure:\n```json\n{}\n```", { allowFence: true }, 0, "Not JSON"],
    ["```json\n{}\n```\n```json\n{}\n```", { allowFence: true }, 0, "Not JSON"],
    ["```json\n{ not json }\n```", { allowFence: true }, 0, "Not JSON"],
    ["```json\n{}", { allowFence: true }, 0, "Not JSON"],
    ['"```"', { allowFence: true }, 1, "a string"],
    ["[]", { type: "object" }, 0, "It is an array, an object wanted."],
    ["{}", { type: "array" }, 0, "It is an object, an array wanted."],
    ["null", { type: "object" }, 0, "It is null, an object wanted."],
    ["12", { type: "any" }, 1, "a number"],
  ])("%j with %o: %d", async (text, options, wanted, reason) => {
    expect(await score(text, options)).toMatchObject({ score: wanted, reason: expect.stringContaining(reason) });
  });

  test("a very long text is read in a thread", async () => {
    const tasks: string[] = [];
    const isolate = <T>(task: string, input: unknown) => {
      tasks.push(task);
      return Promise.resolve(readJson(input as JsonTask) as T); // safe: the task this test expects
    };
    expect(await score(`["${"x".repeat(1_000_000)}"]`, {}, someTools({ isolate }))).toMatchObject({ score: 1 });
    expect(tasks).toEqual(["json-valid"]);
  });
});
