import { describe, expect, test } from "vitest";
import { columnName, matchColumns, type Target, targetOf } from "./match-columns";

const match = (headers: string[], map = {}) => {
  const problems: string[] = [];
  const columns = matchColumns(headers, map, (column, message) => problems.push(`${column} ${message}`));
  return { targets: columns.map(({ target }) => (target ? `${target.in}.${target.key}` : null)), problems };
};

describe("matchColumns", () => {
  test("reads the agreed names as fields and every other one as a variable", () => {
    const fields = ["keywords", "reference", "exact", "label", "jsonSchema", "rubric", "externalId", "group", "split", "tags"];
    expect(match([...fields, "name", "forbiddenKeywords", "Label", "email"])).toEqual({
      targets: [
        ...["keywords", "reference", "exact", "label", "jsonSchema", "rubric"].map((key) => `expectations.${key}`),
        ...["externalId", "group", "split", "tags"].map((key) => `case.${key}`),
        ...["name", "forbiddenKeywords", "Label", "email"].map((key) => `variables.${key}`),
      ],
      problems: [],
    });
  });

  test("renames by the map, and leaves out what it maps to null", () => {
    expect(match(["Expected", "Text", "Notes"], { Expected: "label", Text: "variables.label", Notes: null })).toEqual({
      targets: ["expectations.label", "variables.label", null],
      problems: [],
    });
  });

  test.each([
    [["a", "a"], "a stands twice in the header"],
    [["label", "expectations.label"], "expectations.label says the same as “label”"],
    [["a", " "], "column 2 has no name"],
    [["__proto__"], "__proto__ “__proto__” cannot be the name of a variable"],
    [["variables.constructor"], "variables.constructor “constructor” cannot be the name of a variable"],
    [["expectations.tone"], "expectations.tone there is no expectation “tone”"],
    [["case.id"], "case.id a case has no field “id”"],
    [["variables."], "variables. a variable's name has 1 to 100 characters"],
  ])("refuses the header %j", (headers, problem) => {
    expect(match(headers).problems).toEqual([problem]);
  });
});

describe("columnName", () => {
  const variable = (key: string): Target => ({ in: "variables", key, asJson: false });

  test.each(["email", "label", "name", "json:x", "variables.x", "expectations.label", "case.name"])(
    "names the variable %j so that it reads back",
    (key) => {
      expect(targetOf(columnName(variable(key)))).toEqual(variable(key));
      expect(targetOf(columnName({ ...variable(key), asJson: true }))).toEqual({ ...variable(key), asJson: true });
    },
  );

  test("keeps the bare name where it can", () => {
    expect(columnName(variable("email"))).toBe("email");
    expect(columnName(variable("label"))).toBe("variables.label");
    expect(columnName({ in: "expectations", key: "label", asJson: false })).toBe("label");
    expect(columnName({ in: "case", key: "name", asJson: false })).toBe("case.name");
  });
});
