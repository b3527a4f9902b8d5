import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Variable } from "@/lib/templates/content";
import type { Delimiter, ImportFormat } from "./import-schema";
import { readCases } from "./read-cases";
import { RowProblems } from "./row-problems";

type Asked = { delimiter?: Delimiter; map?: Record<string, string | null>; declared?: Variable[] };

async function read(format: ImportFormat, file: string | Buffer, { map = {}, declared = [], delimiter = "comma" }: Asked = {}) {
  const folder = await mkdtemp(join(tmpdir(), "promptops-test-"));
  const problems = new RowProblems();
  const cases: unknown[] = [];
  try {
    await writeFile(join(folder, "file"), file);
    const reading = { map, declared, delimiter, problems, checkAssertions: async () => [] };
    for await (const { row, input } of readCases(join(folder, "file"), format, reading)) cases.push([row, input]);
    problems.refuse("refused");
    return { cases, errors: [] };
  } catch (error) {
    return { cases, errors: shown(error) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function shown(error: unknown): string[] {
  if (!(error instanceof Error && "extra" in error)) throw error;
  const { errors } = error.extra as { errors: { path: string; message: string }[] }; // safe: RowProblems throws an AppError
  return errors.map(({ path, message }) => `${path}: ${message}`);
}

const variable = (name: string, type: Variable["type"], required = true): Variable => ({ name, type, required });
const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("readCases, CSV", () => {
  test("reads fields, lists, JSON and quoted text, in rows as a spreadsheet counts them", async () => {
    const file =
      'email,keywords,tags,jsonSchema,externalId,split,label\r\n"a ""b"",\r\nc",x; y ;,"[""p;q"",""r""]","{""type"":""object""}",e1,gate,spam\n\n漢字 👩‍👩‍👧,,,,,,\n,,,,,,\nlast,,,,,,ham';
    expect(await read("csv", file)).toEqual({
      errors: [],
      cases: [
        [
          2,
          {
            externalId: "e1",
            split: "gate",
            tags: ["p;q", "r"],
            variables: { email: 'a "b",\r\nc' },
            expectations: { keywords: ["x", "y"], jsonSchema: { type: "object" }, label: "spam" },
          },
        ],
        [4, { variables: { email: "漢字 👩‍👩‍👧" }, expectations: {} }],
        [6, { variables: { email: "last" }, expectations: { label: "ham" } }],
      ],
    });
  });

  test("reads declared variables by their type; an empty cell of a type other than string is no value", async () => {
    const declared = [
      variable("n", "number"),
      variable("b", "boolean", false),
      variable("j", "json", false),
      variable("s", "string"),
    ];
    expect(await read("csv", 'n,b,j,s\n 1.5 ,TRUE,"{""a"":[1]}",\n-2,,,007\n', { declared })).toEqual({
      errors: [],
      cases: [
        [2, { variables: { n: 1.5, b: true, j: { a: [1] }, s: "" }, expectations: {} }],
        [3, { variables: { n: -2, s: "007" }, expectations: {} }],
      ],
    });
  });

  test("undoes the apostrophe before a formula character", async () => {
    expect((await read("csv", "'=x,y\n'=1+1,'quoted'\n")).cases).toEqual([
      [2, { variables: { "=x": "=1+1", y: "'quoted'" }, expectations: {} }],
    ]);
  });

  test.each<[string, string | Buffer, string[], Asked?]>([
    [
      "a short row",
      "a,b\n1,2\n3\n4,5,6\n",
      ["row 3: has 1 cells where the header has 2", "row 4: has 3 cells where the header has 2"],
    ],
    ["an unclosed quote", 'a,b\n1,2\n"3,4\n5,6\n', ["row 3: opens a quote that is never closed"]],
    ["text after a quote", 'a\n"x"y\n', ["row 2: goes on after a closing quote; a quote inside a quoted cell is doubled"]],
    [
      "a stray quote",
      'a\nok\nx"y\n',
      ["row 3: has a quote inside a cell that is not quoted; quote the cell and double the quote"],
    ],
    ["a huge row", `a\n${"x".repeat(1_000_100)}\n`, ["row 2: is longer than 1 MB"]],
    ["a column twice", "a,b,a\n1,2,3\n", ["row 1, a: stands twice in the header"]],
    ["a column without name", "a,\n1,2\n", ["row 1, column 2: has no name"]],
    ["a prototype's name", "a,__proto__\n1,2\n", ["row 1, __proto__: “__proto__” cannot be the name of a variable"]],
    [
      "too many columns",
      `${Array.from({ length: 501 }, (_, i) => `c${i}`).join(",")}\n`,
      ["row 1: has 501 columns; 500 are taken at most"],
    ],
    ["semicolons", "a;b\n1;2\n", ['row 1: seems to separate columns by ";"; say so with delimiter=semicolon']],
    ["bars", "a|b\n1|2\n", ['row 1: seems to separate columns by "|"; use commas']],
    [
      "commas where semicolons were promised",
      "a,b\n1,2\n",
      ['row 1: seems to separate columns by ","; say so with delimiter=comma'],
      { delimiter: "semicolon" },
    ],
    [
      "a mapped column that is not there",
      "a\n1\n",
      ["row 1, b: is named by `map`, but the file has no such column"],
      { map: { b: "label" } },
    ],
    ["Latin-1", latin1("a\nok\ncaf\u00e9\nmore\n"), ["row 3: is not UTF-8; save the file as UTF-8"]],
    [
      "Latin-1 in a quoted cell",
      latin1('a,b\nok,1\n"two\nlines \u00e9",2\nmore,3\n'),
      ["row 3: is not UTF-8; save the file as UTF-8"],
    ],
    ["Latin-1 first in its row", latin1("a\nok\n\u00e9\n"), ["row 3: is not UTF-8; save the file as UTF-8"]],
    ["a NUL", "a,b\n1,2\n3,x\0y\n", ["row 3, b: holds a NUL character or half of a surrogate pair, which cannot be stored"]],
    ["a NUL in the header", "a\0,b\n1,2\n", ["row 1, a\uFFFD: holds a NUL character"]],
    [
      "half a surrogate pair in JSON",
      'json:x\n"""\\ud800"""\n',
      ["row 2, json:x: holds a NUL character or half of a surrogate pair, which cannot be stored"],
    ],
    ["an unknown split", "a,split\n1,test\n", ['row 2, split: Invalid option: expected one of "dev"|"gate"']],
    ["a broken schema", "a,jsonSchema\n1,{\n", [expect.stringMatching(/^row 2, jsonSchema: is not JSON: /)]],
    ["a schema that is a list", "a,jsonSchema\n1,[]\n", ["row 2, jsonSchema: Invalid input"]],
    [
      "wrong types",
      "n,b\nx,maybe\n",
      ["row 2, n: should be a number", "row 2, b: should be true or false"],
      { declared: [variable("n", "number"), variable("b", "boolean")] },
    ],
    [
      "an undeclared variable",
      "s,t\n1,2\n",
      ["row 1, t: is not a variable this dataset declares"],
      { declared: [variable("s", "string")] },
    ],
    [
      "a missing declared column",
      "s\n1\n",
      ["row 1, n: is a variable this dataset requires, and has no column"],
      { declared: [variable("s", "string"), variable("n", "number")] },
    ],
    [
      "a missing required value",
      "n,s\n,x\n",
      ["row 2, n: is required"],
      { declared: [variable("n", "number"), variable("s", "string")] },
    ],
  ])("names the row of %s", async (_name, file, errors, asked) => {
    expect((await read("csv", file, asked)).errors).toEqual(errors);
  });

  test.each<[Delimiter, string]>([
    ["semicolon", 'text;label\r\n"a;b";x\r\n'],
    ["tab", "text\tlabel\na;b\tx\n"],
  ])("separates columns by a %s", async (delimiter, file) => {
    const { cases } = await read("csv", file, { delimiter });
    expect(cases).toEqual([[2, { variables: { text: "a;b" }, expectations: { label: "x" } }]]);
  });

  test("takes quotes in what was copied from a spreadsheet as they are, unless they hold a cell of several lines", async () => {
    const { cases } = await read("csv", 'text\tlabel\n"two\nlines"\tx\nsay "hi" now\ty\n', { delimiter: "tab" });
    expect(cases).toEqual([
      [2, { variables: { text: "two\nlines" }, expectations: { label: "x" } }],
      [3, { variables: { text: 'say "hi" now' }, expectations: { label: "y" } }],
    ]);
  });

  test("shows the first hundred errors and counts them all", async () => {
    const problems = new RowProblems();
    for (let row = 2; row < 252; row++) problems.add(`row ${row}`, "is wrong");
    expect(() => problems.refuse("Nothing was imported")).toThrow("Nothing was imported: 250 errors, the first 100 are shown.");
    expect((await read("csv", `a,b\n${"1\n".repeat(250)}`)).errors).toHaveLength(100);
  });
});

describe("readCases, JSON", () => {
  const flat = '{"email":"x","label":1,"keywords":"a;b","n":2,"split":null}';
  const full = '{"name":"n","variables":{"email":"é"},"expectations":{"exact":""},"tags":["t"]}';
  const cases = [
    { variables: { email: "x", n: 2 }, expectations: { label: "1", keywords: ["a", "b"] } },
    { name: "n", variables: { email: "é" }, expectations: { exact: "" }, tags: ["t"] },
  ];

  test("takes lines as cases or as flat objects; blank lines count as rows", async () => {
    expect(await read("jsonl", `${flat}\r\n\n${full}`)).toEqual({
      errors: [],
      cases: [
        [1, cases[0]],
        [3, cases[1]],
      ],
    });
  });

  test("takes a JSON array, whatever stands inside its strings", async () => {
    const tricky = '{"email":"],[{\\"\\\\","label":"a"}';
    const read3 = await read("json", ` [\n${flat} , ${full},${tricky}\n] \n`);
    expect(read3.errors).toEqual([]);
    expect(read3.cases).toEqual([
      [1, cases[0]],
      [2, cases[1]],
      [3, { variables: { email: '],[{"\\' }, expectations: { label: "a" } }],
    ]);
  });

  test("maps the names of flat objects", async () => {
    const { cases } = await read("jsonl", '{"Q":"x","note":1}', { map: { Q: "question", note: null } });
    expect(cases).toEqual([[1, { variables: { question: "x" }, expectations: {} }]]);
  });

  const deep = "[".repeat(70) + "]".repeat(70);
  test.each<[string, ImportFormat, string | Buffer, (string | RegExp)[]]>([
    ["a line that is not JSON", "jsonl", `${flat}\n{"a":\n5\n`, [/^row 2: is not JSON/, "row 3: should be a JSON object"]],
    ["an unknown field", "jsonl", '{"variables":{},"labels":"x"}', ['row 1: Unrecognized key: "labels"']],
    [
      "a wrong type",
      "jsonl",
      '{"variables":{},"expectations":{"label":5}}',
      ["row 1, expectations.label: Invalid input: expected string, received number"],
    ],
    ["a prototype's name", "jsonl", '{"variables":{"a":{"__proto__":1}}}', ["row 1: holds the name “__proto__”"]],
    ["deep nesting", "jsonl", `{"a":${deep}}`, ["row 1: is nested deeper than 64 levels"]],
    ["a NUL", "jsonl", '{"a":"\\u0000"}', [/^row 1, variables\.a: holds a NUL/]],
    ["Latin-1", "jsonl", latin1('{"a":"x"}\n{"a":"\u00e9"}\n{"a":"y"}\n'), ["row 2: is not UTF-8; save the file as UTF-8"]],
    ["an object for an array", "json", '{"data":[]}', ["row 1: is not in a JSON array: the file should be [ … ]"]],
    ["an array that does not end", "json", `[${flat},`, ["row 2: ends before the JSON array is closed"]],
    ["a trailing comma", "json", `[${flat},]`, [/^row 2: is not JSON/]],
    ["two arrays", "json", `[${flat}][]`, ["row 2: stands after the end of the JSON array"]],
    ["a missing comma", "json", `[${flat} ${flat}]`, [/^row 1: is not JSON/]],
    ["Latin-1 in an array", "json", latin1('[{"a":"x"},{"a":"\u00e9"}]'), ["row 2: is not UTF-8; save the file as UTF-8"]],
  ])("names the row of %s", async (_name, format, file, errors) => {
    const expected = errors.map((error) => (error instanceof RegExp ? expect.stringMatching(error) : error));
    expect((await read(format, file)).errors).toEqual(expected);
  });
});
