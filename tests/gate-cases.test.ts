import { beforeAll, describe, expect, test } from "vitest";
import { asMember, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { deleteCase } from "@/lib/datasets/delete-case";
import { getDataset } from "@/lib/datasets/get-dataset";
import { AddCases, type DatasetCase } from "@/lib/datasets/schema";
import { aDataset, allCases, importText } from "@/lib/datasets/testing";
import { updateCase } from "@/lib/datasets/update-case";
import { aGatedPrompt } from "./a-gated-prompt";

let owner: Context;
let editor: Context;
let gated: Awaited<ReturnType<typeof aGatedPrompt>>;
beforeAll(async () => {
  owner = await aWorkspace();
  editor = await asMember(owner, "editor");
  gated = await aGatedPrompt(owner, { cases: 10 });
});

const newCase = (split: "dev" | "gate") => ({ variables: { name: "new" }, split });
type Change = (ctx: Context, id: string, gateCase: DatasetCase) => Promise<unknown>;
/** Each leaves the dataset as it is where it is refused. */
const changes: [what: string, change: Change][] = [
  ["adds one", (ctx, id) => addCases(ctx, AddCases.parse({ id, ...newCase("gate") }))],
  ["changes one", (ctx, _, { id }) => updateCase(ctx, { id, variables: { name: "easier" } })],
  ["moves one to the dev split", (ctx, _, { id }) => updateCase(ctx, { id, split: "dev" })],
  ["removes one", (ctx, _, { id }) => deleteCase(ctx, { id })],
  ["replaces all by a file", (ctx, id) => importText(ctx, id, "name,split\nnew,dev\n", { mode: "replace" })],
  ["appends one from a file", (ctx, id) => importText(ctx, id, "name,split\nnew,gate\n")],
];

describe("a gate case that a gate measures", () => {
  test.each(changes)("is an admin's: an editor who %s is refused, and nothing changes", async (_, change) => {
    const gateCase = await firstOf("gate");
    const before = await getDataset(owner, { id: gated.datasetId });
    await expect(change(editor, gated.datasetId, gateCase)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining(`the gate of “${gated.slug}” (production)`),
    });
    expect(await getDataset(owner, { id: gated.datasetId })).toEqual(before);
    expect(await firstOf("gate")).toEqual(gateCase);
  });

  test("leaves the cases of the dev split to editors", async () => {
    await addCases(editor, AddCases.parse({ id: gated.datasetId, ...newCase("dev") }));
    const { id } = await firstOf("dev");
    await updateCase(editor, { id, variables: { name: "another" } });
    await expect(updateCase(editor, { id, split: "gate" })).rejects.toMatchObject({ code: "forbidden" });
    await deleteCase(editor, { id });
  });

  test.each(changes)("is an admin's: one who %s may", async (_, change) => {
    const admin = await asMember(owner, "admin");
    const { datasetId } = await aGatedPrompt(owner, { cases: 10 });
    const [gateCase] = await allCases(owner, datasetId);
    if (!gateCase) throw new Error("no case");
    await change(admin, datasetId, gateCase);
    expect(await getDataset(owner, { id: datasetId })).toMatchObject({ revision: 2 });
  });
});

test.each(changes)("an editor who %s of a dataset that no gate measures may", async (_, change) => {
  const { id } = await aDataset(owner, { name: `free ${_}` });
  await addCases(owner, AddCases.parse({ id, cases: [newCase("gate"), newCase("dev")] }));
  const [gateCase] = await allCases(owner, id);
  if (!gateCase) throw new Error("no case");
  await change(editor, id, gateCase);
  expect(await getDataset(owner, { id })).toMatchObject({ revision: 2 });
});

async function firstOf(split: "dev" | "gate"): Promise<DatasetCase> {
  const found = (await allCases(owner, gated.datasetId)).find((one) => one.split === split);
  if (!found) throw new Error(`no ${split} case`);
  return found;
}
