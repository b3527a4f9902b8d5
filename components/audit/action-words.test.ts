import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { actionWords } from "./action-words";

/** What webhooks are told; the entries beside them have names of their own. */
const events = ["regression.detected", "version.rolled_back"];

test("every action that is recorded has its words", () => {
  const files = globSync("{lib,jobs}/**/*.ts", { exclude: ["**/*.test.ts"] });
  const code = files.map((file) => readFileSync(file, "utf8")).filter((text) => text.includes("recordAudit("));
  const pastTense = code.flatMap((text) => [...text.matchAll(/"([a-z_]+\.[a-z_]*(?:ed|off|left|undone)(?:_back)?)"/g)]);
  const recorded = new Set(pastTense.map(([, action]) => action ?? "").filter((action) => !events.includes(action)));
  expect(recorded.size).toBeGreaterThan(60);
  expect([...recorded].filter((action) => !(action in actionWords))).toEqual([]);
});
