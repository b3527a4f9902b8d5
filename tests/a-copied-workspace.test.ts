import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { providers } from "@/db/schema/providers";
import { openProviderSecrets } from "@/lib/providers/provider-secrets";
import { aCopiedWorkspace } from "./a-copied-workspace";
import { countRows } from "./count-rows";
import { expectNothingForgotten } from "./faults/expect-whole";

const difference = (after: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.keys(after).map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]));

test("a copy holds as many rows of everything as the workspace it was made of", async () => {
  const before = await countRows();
  await aCopiedWorkspace("counted");
  const withFirst = await countRows();
  await aCopiedWorkspace("counted");
  const added = difference(await countRows(), withFirst);
  const both = Object.entries(added).map(([table, rows]) => [table, 2 * rows]);
  expect(difference(withFirst, before)).toEqual(Object.fromEntries(both));
  await expectNothingForgotten(database());
});

test("no copy shares an id with another, and its secrets open", async () => {
  const [{ ids: first }, { ids: second }] = [await aCopiedWorkspace("apart"), await aCopiedWorkspace("apart")];
  const alike = Object.entries(second).flatMap(([name, id]) => (Object.values(first).includes(id) ? name : []));
  expect(alike).toEqual(["slug", "draftHash", "firstRef", "servedRef", "savedSlug", "suiteSlug"]);
  const [provider] = await database().select().from(providers).where(eq(providers.id, second.provider));
  expect(provider && openProviderSecrets(provider).apiKey).toBe("sk-canary-of-the-workspace-0000");
});
