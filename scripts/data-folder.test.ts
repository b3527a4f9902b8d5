import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseSettings } from "@/lib/env";
import { readSecrets, writeState } from "./data-folder.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "promptops-data-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("secrets are drawn once, are good enough to start with, and nobody else can read them", () => {
  const secrets = readSecrets(folder);
  expect(readSecrets(folder)).toEqual(secrets);
  expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(new Set(Object.values(secrets)).size).toBe(4);
  expect(() => parseSettings({ ...secrets })).not.toThrow();
});

test("lost secrets are not replaced beside data that needs them", () => {
  writeState(folder, { postgresFolder: join(folder, "postgres") });
  expect(() => readSecrets(folder)).toThrow(/secrets\.json is gone/);
});
