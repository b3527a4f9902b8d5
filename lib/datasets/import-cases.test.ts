import { describe, expect, test } from "vitest";
import { asMember, auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { spamCsv } from "@/tests/fixtures/spam-csv";
import { addCases } from "./add-cases";
import { deleteDataset } from "./delete-dataset";
import { getDataset } from "./get-dataset";
import { importCases } from "./import-cases";
import { ImportCases } from "./import-schema";
import { listCases } from "./list-cases";
import { listRevisions } from "./list-revisions";
import { ListCases, ListRevisions } from "./schema";
import { aDataset, allCases, importText, said } from "./testing";
import { updateDataset } from "./update-dataset";

const head = "email,label,externalId\n";
const labels = async (...asked: Parameters<typeof allCases>) =>
  (await allCases(...asked)).map(({ externalId, expectations }) => `${externalId}=${expectations.label}`);

describe("importCases", () => {
  test("adds a file's rows in their order, as one revision", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await addCases(ctx, { id, variables: { email: "first" } });
      const answer = await importText(ctx, id, `${head}"Grüße, 漢字 👩‍👩‍👧",ham,a\ntwo,spam,b\n`);
      expect(answer).toEqual({ imported: 2, added: 2, changed: 0, removed: 0, unchanged: 0, skipped: 0, revision: 2 });
      const [, second, third] = await allCases(ctx, id);
      expect(second).toMatchObject({
        position: 2,
        revision: 2,
        variables: { email: "Grüße, 漢字 👩‍👩‍👧" },
        createdBy: ctx.principal.id,
      });
      expect(third).toMatchObject({ position: 3, externalId: "b", expectations: { label: "spam" } });
      expect(await getDataset(ctx, { id })).toMatchObject({ revision: 2, caseCount: 3 });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added", "dataset.imported"]);
    }));

  test("upsert changes the case with the row's externalId, in place, and adds the others", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await importText(ctx, id, `${head}one,ham,a\ntwo,ham,b\n`);
      const before = await allCases(ctx, id);
      const answer = await importText(ctx, id, `${head}new,ham,c\ntwo,spam,b\n`, { mode: "upsert" });
      expect(answer).toEqual({ imported: 2, added: 1, changed: 1, removed: 0, unchanged: 0, skipped: 0, revision: 2 });
      expect(await labels(ctx, id)).toEqual(["a=ham", "b=spam", "c=ham"]);
      const after = await allCases(ctx, id);
      expect(after.map((one) => one.revision)).toEqual([1, 2, 2]);
      expect(after.slice(0, 2).map((one) => one.id)).toEqual(before.map((one) => one.id));
      expect(await allCases(ctx, id, 1)).toEqual(before);
    }));

  test("replace leaves what the file holds, with the cases that say the same kept as they are", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await importText(ctx, id, `${head}one,ham,a\ntwo,ham,b\nsame,ham,\nsame,ham,\ngone,ham,\n`);
      const before = await allCases(ctx, id);
      const answer = await importText(ctx, id, `${head}same,ham,\nnew,ham,\ntwo,spam,b\nsame,ham,\nsame,ham,\n`, {
        mode: "replace",
      });
      expect(answer).toEqual({ imported: 5, added: 2, changed: 1, removed: 2, unchanged: 2, skipped: 0, revision: 2 });
      const after = await allCases(ctx, id);
      expect(after.map(({ variables, position, revision }) => [variables.email, position, revision])).toEqual([
        ["two", 2, 2],
        ["same", 3, 1],
        ["same", 4, 1],
        ["new", 6, 2],
        ["same", 7, 2],
      ]);
      expect(after.slice(0, 3).map((one) => one.id)).toEqual(before.slice(1, 4).map((one) => one.id));
      expect(await getDataset(ctx, { id })).toMatchObject({ revision: 2, caseCount: 5 });
      expect(await allCases(ctx, id, 1)).toEqual(before);
    }));

  test.each(["upsert", "replace"])("%s of what is there already makes no revision", (mode) =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await importText(ctx, id, `${head}one,ham,a\ntwo,ham,b\n`);
      const answer = await importText(ctx, id, "externalId,label,email\nb,ham,two\na,ham,one\n", { mode });
      expect(answer).toEqual({ imported: 2, added: 0, changed: 0, removed: 0, unchanged: 2, skipped: 0, revision: 1 });
      expect(await getDataset(ctx, { id })).toMatchObject({ revision: 1 });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.imported"]);
    }),
  );

  test("a change of tags, group, split, metadata or name alone is a change", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const row = (fields: object) => JSON.stringify({ externalId: "a", variables: { q: "x" }, ...fields });
      await importText(ctx, id, row({}), { format: "jsonl" });
      for (const fields of [{ tags: ["t"] }, { group: "g" }, { split: "gate" }, { metadata: { a: 1 } }, { name: "n" }]) {
        expect(await importText(ctx, id, row(fields), { format: "jsonl", mode: "upsert" })).toMatchObject({ changed: 1 });
      }
    }));

  test.each(["append", "upsert", "replace"])("a dry run of %s tells what would change and changes nothing", (mode) =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await importText(ctx, id, `${head}one,ham,a\ntwo,ham,b\n`);
      const before = [await getDataset(ctx, { id }), await allCases(ctx, id)];
      const file = mode === "append" ? `${head}x,ham,c\n` : `${head}one,spam,a\nx,ham,c\n`;
      const dry = await importText(ctx, id, file, { mode, dryRun: "true" });
      expect([await getDataset(ctx, { id }), await allCases(ctx, id)]).toEqual(before);
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.imported"]);
      expect(await importText(ctx, id, file, { mode })).toEqual(dry);
      expect(dry).toMatchObject({ revision: 2, added: 1, removed: mode === "replace" ? 1 : 0 });
    }),
  );

  test("leaves bad rows out where that is asked for, and tells which and why", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await importText(ctx, id, `${head}one,ham,a\ntwo,ham,b\n`);
      const file = `${head}one,spam,a\nshort\nagain,ham,a\nnew,ham,c\nnone,ham,\ntwo,ham,b\n`;
      const asked = { mode: "upsert", onBadRow: "skip" };
      const dry = await importText(ctx, id, file, { ...asked, dryRun: "true" });
      expect(await labels(ctx, id)).toEqual(["a=ham", "b=ham"]);
      await expect(importText(ctx, id, file, { mode: "upsert" })).rejects.toMatchObject({ code: "unprocessable" });
      expect(await importText(ctx, id, file, asked)).toEqual(dry);
      expect(dry).toEqual({
        ...{ imported: 3, added: 1, changed: 1, removed: 0, unchanged: 1, skipped: 3, revision: 2 },
        errors: [
          { path: "row 3", message: "has 1 cells where the header has 3" },
          { path: "row 4, externalId", message: "“a” stands in row 2 already" },
          { path: "row 6, externalId", message: "is needed by mode=upsert" },
        ],
      });
      expect(await labels(ctx, id)).toEqual(["a=spam", "b=ham", "c=ham"]);
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.imported", "dataset.imported"]);
    }));

  test.each([
    ["a header nobody can read", "email,email\nx,y\n"],
    ["a quote that never ends", `${head}x,ham,a\n"y,ham,b\n`],
    ["no sound row", `${head}short\n`],
  ])("refuses a file with %s whole, also where bad rows may be left out", (_, file) =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await expect(importText(ctx, id, file, { onBadRow: "skip" })).rejects.toMatchObject({ code: "unprocessable" });
      expect(await allCases(ctx, id)).toEqual([]);
    }),
  );

  test.each([
    ["append", `${head}x,ham,c\nx,ham,a\n`, "row 3, externalId", "“a” is taken; mode=upsert changes the case that has it"],
    ["append", `${head}x,ham,c\ny,ham,d\n\nz,ham,c\n`, "row 5, externalId", "“c” stands in row 2 already"],
    ["upsert", `${head}x,ham,a\ny,spam,a\n`, "row 3, externalId", "“a” stands in row 2 already"],
    ["upsert", `${head}x,ham,a\ny,spam,\n`, "row 3, externalId", "is needed by mode=upsert"],
    ["append", `${head}x,ham,c\ny,spam\n`, "row 3", "has 2 cells where the header has 3"],
    ["replace", head, "row 1", "the file holds no cases"],
    ["append", "", "row 1", "the file holds no cases"],
  ])("%s imports nothing of %j", (mode, file, path, message) =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await importText(ctx, id, `${head}one,ham,a\n`);
      const refused = { code: "unprocessable", extra: { errors: [{ path, message }] } };
      await expect(importText(ctx, id, file, { mode })).rejects.toMatchObject(refused);
      expect(await getDataset(ctx, { id })).toMatchObject({ revision: 1, caseCount: 1 });
      await expect(importText(ctx, id, `${head}two,ham,b\n`, { mode: "upsert" })).resolves.toMatchObject({ added: 1 });
    }),
  );

  test("renames columns by the map", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await importText(ctx, id, "Mail,Kind,Notes\nhi,spam,none\n", { map: '{"Mail":"email","Kind":"label","Notes":null}' });
      expect((await allCases(ctx, id)).map(said)).toMatchObject([
        { variables: { email: "hi" }, expectations: { label: "spam" } },
      ]);
      for (const map of ["[]", "{", '{"a":1}', '{"a":"__proto__"}']) {
        expect(ImportCases.safeParse({ id, map, stream: null }).success).toBe(false);
      }
    }));

  test("makes two imports at once two revisions, one after the other", async () => {
    const ctx = await aWorkspace();
    const { id } = await aDataset(ctx);
    const file = (name: string) => head + Array.from({ length: 1_500 }, (_, n) => `${name}${n},ham,${name}${n}\n`).join("");
    const answers = await Promise.all([importText(ctx, id, file("a")), importText(ctx, id, file("b"))]);
    expect(answers.map(({ revision }) => revision).sort()).toEqual([1, 2]);
    const { data } = await listRevisions(ctx, ListRevisions.parse({ id, order: "asc" }));
    expect(data.map(({ number, added }) => [number, added])).toEqual([
      [1, 1_500],
      [2, 1_500],
    ]);
    expect(await getDataset(ctx, { id })).toMatchObject({ revision: 2, caseCount: 3_000 });
    const last = await listCases(ctx, ListCases.parse({ id, order: "desc", pageSize: 1 }));
    expect(last.data[0]?.position).toBe(3_000);
  });

  test("imports the real e-mails of the fixture, and twenty thousand rows", async () => {
    const ctx = await aWorkspace();
    const { id } = await aDataset(ctx);
    expect(await importText(ctx, id, spamCsv(200))).toMatchObject({ imported: 200, added: 200 });
    const rows = Array.from({ length: 20_000 }, (_, n) => `"row ${n}\nof many",ham,n${n}\n`);
    const answer = await importText(ctx, id, head + rows.join(""), { mode: "replace" });
    expect(answer).toEqual({ imported: 20_000, added: 20_000, changed: 0, removed: 200, unchanged: 0, skipped: 0, revision: 2 });
    const page = await listCases(ctx, ListCases.parse({ id, page: 20_000, pageSize: 1 }));
    expect(page.data[0]).toMatchObject({ variables: { email: "row 19999\nof many" }, position: 20_200 });
    expect((await listCases(ctx, ListCases.parse({ id, revision: 1 }))).pagination.total).toBe(200);
    await deleteDataset(ctx, { id });
  }, 60_000);

  test("keeps to its workspace, to who may write, and off archived datasets", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const send = (who: typeof ctx) => importText(who, id, `${head}x,ham,a\n`);
      await expect(send(await aWorkspace(ctx.db))).rejects.toMatchObject({ code: "not_found" });
      await expect(send(await asMember(ctx, "viewer"))).rejects.toMatchObject({ code: "forbidden" });
      await updateDataset(ctx, { id, archived: true });
      await expect(send(ctx)).rejects.toMatchObject({ code: "conflict" });
    }));

  test("tells the format by the content type unless the query says it, and refuses to guess", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const send = (query: object) =>
        importCases(ctx, ImportCases.parse({ id, ...query, stream: new Blob(['[{"a":"1"}]']).stream() }));
      await expect(send({ contentType: "application/json; charset=utf-8" })).resolves.toMatchObject({ added: 1 });
      await expect(send({ contentType: "text/plain", format: "json" })).resolves.toMatchObject({ added: 1 });
      await expect(send({ contentType: "application/octet-stream" })).rejects.toMatchObject({ code: "invalid_input" });
    }));
});
