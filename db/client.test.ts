import { sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  delete process.env.DATABASE_DIRECT_URL;
  vi.resetModules();
});

/** What a connection has prepared after a transaction, in a process that was started with this address for what cannot be pooled. */
async function preparedWith(directUrl: string): Promise<string[]> {
  process.env.DATABASE_DIRECT_URL = directUrl;
  vi.resetModules(); // the configuration is read once
  const { openDatabase } = await import("./client");
  const db = openDatabase(process.env.DATABASE_URL ?? "", { max: 1 });
  try {
    await db.transaction((tx) => tx.execute(sql`select ${1}::int`));
    const found = await db.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`);
    return found.map(({ statement }) => statement);
  } finally {
    await db.$client.end();
  }
}

test("behind a transaction pooler nothing is prepared, a COMMIT least of all", async () => {
  expect(await preparedWith("")).toEqual(["commit"]);
  expect(await preparedWith(process.env.DATABASE_URL ?? "")).toEqual([]);
});
