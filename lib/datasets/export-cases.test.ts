import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { spamCsv } from "@/tests/fixtures/spam-csv";
import { addCases } from "./add-cases";
import { exportCases } from "./export-cases";
import { type CaseInput, type CreateDataset, ExportCases } from "./schema";
import { aDataset, allCases, importText, said } from "./testing";

const download = async (ctx: Context, query: object) =>
  new Response((await exportCases(ctx, ExportCases.parse(query))).stream).text();

/** What a dataset holds after its export was imported into a new one that declares the same. */
async function roundTrip(ctx: Context, cases: CaseInput[], format: string, given: Partial<CreateDataset> = {}) {
  const { id } = await aDataset(ctx, { ...given, name: `from ${Math.random()}` });
  await addCases(ctx, { id, cases });
  const copy = await aDataset(ctx, { ...given, name: `to ${Math.random()}` });
  await importText(ctx, copy.id, await download(ctx, { id, format }), { format });
  const [before, after] = [await allCases(ctx, id), await allCases(ctx, copy.id)];
  expect(after.map(({ contentHash }) => contentHash)).toEqual(before.map(({ contentHash }) => contentHash));
  return { before: before.map(said), after: after.map(said), again: { id, format } };
}

const everything: CaseInput[] = [
  {
    name: "=n",
    externalId: "-e",
    variables: { label: "a variable", email: '=cmd|"x"!A1', note: "'=1", "=h": "\tx", n: 5 },
    expectations: {
      keywords: ["a;b", "c"],
      forbiddenKeywords: ["+f"],
      jsonSchema: { type: "object", properties: {} },
      reference: "line\r\nline\rline\n",
      exact: "",
      label: "@l",
      rubric: "'",
      assertions: [{ type: "exact-match" }],
    },
    tags: ["[t", "u;v"],
    group: "g",
    split: "gate",
    metadata: { m: [1, { z: null }] },
  },
  { variables: { label: "", email: "漢字 👩‍👩‍👧 \u202E\uFFFE", n: "5" } },
  { variables: { label: " padded ", email: "", note: null, n: [] }, expectations: { keywords: [] } },
  { variables: { label: "x", email: "y" }, expectations: { jsonSchema: true } },
];

describe("exportCases", () => {
  test.each(["csv", "jsonl", "json"])("as %s imports to the same cases", (format) =>
    sandbox(async (ctx) => {
      const { before, after, again } = await roundTrip(ctx, everything, format);
      expect(after).toEqual(before);
      const unchanged = await importText(ctx, again.id, await download(ctx, again), { format, mode: "replace" });
      expect(unchanged).toEqual({ imported: 4, added: 0, changed: 0, removed: 0, unchanged: 4, skipped: 0, revision: 1 });
    }),
  );

  test("imports to the same cases whatever text they hold", async () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."'\"=+-@\t\r\n,; []{}0aé漢\u{1F600}\uFEFF") }),
      fc.string({ unit: "grapheme" }).filter((value) => value.isWellFormed() && !value.includes("\0")),
    );
    const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 2 }));
    const aCase = fc.record(
      {
        variables: fc.record({ a: text, b: value, "=c": text }, { requiredKeys: ["a"] }),
        expectations: fc.record({ exact: text, label: text }, { requiredKeys: [] }),
      },
      { requiredKeys: ["variables"] },
    );
    const property = fc.asyncProperty(fc.array(aCase, { minLength: 1, maxLength: 4 }), (cases) =>
      sandbox(async (ctx) => {
        const { before, after } = await roundTrip(ctx, cases, "csv");
        expect(after).toEqual(before);
      }),
    );
    await fc.assert(property, { numRuns: 40 });
  }, 60_000);

  test("imports declared variables back by their type", () =>
    sandbox(async (ctx) => {
      const variables: CreateDataset["variables"] = [
        { name: "s", type: "string", required: false },
        { name: "n", type: "number", required: false },
        { name: "b", type: "boolean", required: false },
        { name: "j", type: "json", required: false },
      ];
      const cases: CaseInput[] = [{ variables: { s: "1", n: -1.5, b: false, j: "text" } }, { variables: { j: null } }];
      const { before, after, again } = await roundTrip(ctx, cases, "csv", { variables });
      expect(after).toEqual(before);
      expect((await download(ctx, again)).split("\r\n")[0]).toBe("json:s,n,b,json:j,split");
    }));

  test("writes plain columns and makes formulas harmless", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await addCases(ctx, { id, variables: { "@x": "=HYPERLINK(1)" }, expectations: { label: "-1" }, externalId: "+e" });
      expect(await download(ctx, { id })).toBe("'@x,label,externalId,split\r\n'=HYPERLINK(1),'-1,'+e,dev\r\n");
      expect(await download(ctx, { id, format: "jsonl" })).toBe(
        '{"externalId":"+e","variables":{"@x":"=HYPERLINK(1)"},"expectations":{"label":"-1"},"split":"dev"}\n',
      );
    }));

  test("gives a file's real e-mails back unchanged", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await importText(ctx, id, spamCsv(200));
      const file = await download(ctx, { id });
      const answer = await importText(ctx, id, file, { mode: "replace" });
      expect(answer).toEqual({ imported: 200, added: 0, changed: 0, removed: 0, unchanged: 200, skipped: 0, revision: 1 });
    }));

  test("holds the revision asked for, the newest by itself", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      expect(await download(ctx, { id })).toBe("split\r\n");
      await addCases(ctx, { id, variables: { q: "one" } });
      await addCases(ctx, { id, variables: { r: "two" } });
      expect(await download(ctx, { id, revision: 1 })).toBe("q,split\r\none,dev\r\n");
      expect(await download(ctx, { id })).toBe('json:q,json:r,split\r\n"""one""",,dev\r\n,"""two""",dev\r\n');
      await expect(download(ctx, { id, revision: 3 })).rejects.toMatchObject({ code: "not_found" });
      await expect(download(await aWorkspace(ctx.db), { id })).rejects.toMatchObject({ code: "not_found" });
    }));
});
