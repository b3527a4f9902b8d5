import { describe, expect, test } from "vitest";
import { auditTrail, sandbox } from "@/db/testing";
import { addCases } from "./add-cases";
import { assignSplits } from "./assign-splits";
import { AssignSplits } from "./change-schema";
import { dealSplits } from "./deal-splits";
import { aDataset, allCases } from "./testing";

const cases = Array.from({ length: 100 }, (_, n) => ({ id: `case ${n}`, group: n < 60 ? `group ${n % 12}` : null }));

describe("dealSplits", () => {
  test("comes to the share and keeps every group whole", () => {
    const gate = dealSplits(cases, { gateShare: 0.3, byGroup: true, seed: "" });
    expect(Math.abs(gate.size - 30)).toBeLessThanOrEqual(2); // half of a group
    for (let group = 0; group < 12; group++) {
      const inside = cases.filter((one) => one.group === `group ${group}`).map(({ id }) => gate.has(id));
      expect(new Set(inside).size).toBe(1);
    }
  });

  test("deals the same for the same seed, whatever the order, and otherwise for another", () => {
    const rule = { gateShare: 0.5, byGroup: true, seed: "" };
    const first = dealSplits(cases, rule);
    expect([...dealSplits([...cases].reverse(), rule)].sort()).toEqual([...first].sort());
    expect([...dealSplits(cases, { ...rule, seed: "2" })].sort()).not.toEqual([...first].sort());
  });

  test("gives none and all at the ends", () => {
    expect(dealSplits(cases, { gateShare: 0, byGroup: true, seed: "" }).size).toBe(0);
    expect(dealSplits(cases, { gateShare: 1, byGroup: true, seed: "" }).size).toBe(100);
  });
});

describe("assignSplits", () => {
  test("says in a dry run what it does then, in one revision", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const given = Array.from({ length: 20 }, (_, n) => ({ variables: { n }, group: n < 8 ? "talk" : undefined, name: `${n}` }));
      await addCases(ctx, { id, cases: given });
      const before = await allCases(ctx, id);
      const planned = await assignSplits(ctx, AssignSplits.parse({ id, gateShare: 0.4, dryRun: true }));
      expect(planned).toEqual({ dev: 12, gate: 8, groups: 1, changed: 8, revision: 2 });
      expect(await allCases(ctx, id)).toEqual(before);
      expect(await assignSplits(ctx, AssignSplits.parse({ id, gateShare: 0.4 }))).toEqual(planned);
      const after = await allCases(ctx, id);
      expect(after.filter(({ split }) => split === "gate")).toHaveLength(8);
      expect(new Set(after.slice(0, 8).map(({ split }) => split)).size).toBe(1);
      const same = ({ split: _, revision: _r, updatedAt: _u, ...rest }: (typeof after)[number]) => rest;
      expect(after.map(same)).toEqual(before.map(same));
      expect(await assignSplits(ctx, AssignSplits.parse({ id, gateShare: 0.4 }))).toMatchObject({ changed: 0, revision: 2 });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added", "dataset.splits_assigned"]);
    }));
});
