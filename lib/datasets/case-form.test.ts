import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseFields, CaseForm } from "./case-form";
import { caseRow } from "./case-row";
import { fieldsOfCase, fieldsOfNewCase } from "./fields-of-case";
import { CaseInput, type DatasetCase } from "./schema";

type Given = Parameters<typeof fieldsOfCase>[0];
const empty: Given = {
  ...{ name: null, externalId: null, group: null, split: "dev", tags: [], variables: {}, expectations: {}, metadata: {} },
};
const fields = (given: Partial<DatasetCase> = {}) => fieldsOfCase({ ...empty, ...given });
const problems = (typed: CaseFields) =>
  CaseForm.safeParse(typed).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

/** Whether the form, sent as it was opened, stores what the case says. */
function expectUnchanged(given: Given) {
  const { name, externalId, group, ...rest } = given;
  const before = caseRow({ ...rest, name: name ?? undefined, externalId: externalId ?? undefined, group: group ?? undefined });
  expect(caseRow(CaseForm.parse(fieldsOfCase(given)))).toEqual(before);
}

describe("a case as a form", () => {
  test.each(["a\\u0000b", "\\ud800"])(
    "takes no %s, which an escape could smuggle past the check of the typed text",
    (spelled) => {
      const typed = { ...fields(), metadata: `{"a":"${spelled}"}` };
      expect(problems(typed)).toEqual(["metadata: holds a NUL character or half of a surrogate pair, which cannot be stored"]);
    },
  );

  test("reads back as the case it was, whatever it holds", () => {
    expectUnchanged({
      name: " n ",
      externalId: "e,1",
      group: "g",
      split: "gate",
      tags: ["a", "b,c", " d "],
      variables: { text: "a\r\nb", empty: "", "5": 5, json: { z: [1, null], a: "x" }, word: "true", truth: true, nothing: null },
      expectations: {
        keywords: ["two\nlines", "[x"],
        forbiddenKeywords: [],
        jsonSchema: false,
        reference: "",
        exact: "",
        label: "spam",
        rubric: "r",
        assertions: [{ type: "exact-match" }],
      },
      metadata: { source: "mail" },
    });
  });

  test("reads back as the case it was for any words and values", () => {
    const words = fc.array(
      fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.isWellFormed() && !text.includes("\0")),
    );
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    const any = fc.record({
      tags: words.map((tags) => [...new Set(tags)]),
      keywords: words,
      label: fc.string(),
      variables: fc.dictionary(name, fc.oneof(fc.string(), fc.jsonValue())),
      metadata: fc.dictionary(name, fc.jsonValue()),
    });
    fc.assert(
      fc.property(any, ({ tags, keywords, label, variables, metadata }) => {
        const text = JSON.stringify({ variables, metadata });
        fc.pre(!text.includes("__proto__"));
        const json = JSON.parse(text); // JSON knows no −0
        expectUnchanged({ ...empty, tags, expectations: { keywords, label }, ...json });
      }),
    );
  });

  test("tells each text that cannot be read beside its field", () => {
    const typed: CaseFields = {
      ...fields({ variables: { a: "x", b: 1 } }),
      metadata: "[]",
      tags: "x, , y",
      expectations: { jsonSchema: "{", keywords: "one\n\n two " },
    };
    typed.values.push({ name: "", as: "text", text: "" }, { name: "a", as: "json", text: "tru" });
    expect(problems(typed)).toEqual([
      "values.2.name: needs a name",
      "values.3.name: stands twice",
      expect.stringMatching(/^values\.3\.text: is not JSON/),
      expect.stringMatching(/^expectations\.jsonSchema: is not JSON/),
    ]);
    expect(problems({ ...typed, values: [], expectations: {} })).toEqual([expect.stringMatching(/^metadata: Invalid input/)]);
    const read = CaseForm.parse({ ...typed, values: [], metadata: "", expectations: { keywords: "one\n\n two " } });
    expect(read).toMatchObject({ tags: ["x", "y"], expectations: { keywords: ["one", "two"] } });
  });

  test("asks a new case for what the dataset declares, else for what its cases have", () => {
    const declared = [
      { name: "text", type: "string" as const, required: true },
      { name: "count", type: "number" as const, required: true, default: 3 },
      { name: "note", type: "string" as const, required: false },
    ];
    expect(fieldsOfNewCase(declared, ["text", "other"]).values).toEqual([
      { name: "text", as: "text", text: "" },
      { name: "count", as: "json", text: "3" },
    ]);
    expect(fieldsOfNewCase([], ["other"]).values).toEqual([{ name: "other", as: "text", text: "" }]);
    expect(CaseInput.parse(CaseForm.parse(fieldsOfNewCase([], ["other"])))).toMatchObject({ variables: { other: "" } });
  });
});
