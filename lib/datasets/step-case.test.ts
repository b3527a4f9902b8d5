import { expect, test } from "vitest";
import { sandbox } from "@/db/testing";
import { deleteCase } from "./delete-case";
import { stepCase } from "./step-case";
import { aDataset, allCases, importText } from "./testing";

test("goes from case to case in the dataset's order, passes over one that was removed, and stays at the ends", () =>
  sandbox(async (ctx) => {
    const { id } = await aDataset(ctx);
    await importText(ctx, id, "name\nAnn\nBob\nEve\n");
    const [ann, bob, eve] = (await allCases(ctx, id)).map((one) => one.id);
    if (!ann || !bob || !eve) expect.unreachable();
    const step = async (from: string, by: -1 | 0 | 1) => {
      const { case: at, number, total } = await stepCase(ctx, { id: from, by });
      return [at.variables.name, number, total];
    };
    expect(await step(ann, 0)).toEqual(["Ann", 1, 3]);
    expect(await step(ann, 1)).toEqual(["Bob", 2, 3]);
    expect(await step(ann, -1)).toEqual(["Ann", 1, 3]);
    await deleteCase(ctx, { id: bob });
    expect(await step(ann, 1)).toEqual(["Eve", 2, 2]);
    expect(await step(eve, -1)).toEqual(["Ann", 1, 2]);
    expect(await step(eve, 1)).toEqual(["Eve", 2, 2]);
  }));
