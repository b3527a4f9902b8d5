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

test("a statement on a connection that has closed fails with its transaction, and nothing else does", async () => {
  const uncaught = vi.fn();
  process.on("uncaughtException", uncaught);
  const { openDatabase } = await import("./client");
  const url = process.env.DATABASE_URL ?? "";
  const { promise: closed, resolve: onClose } = Promise.withResolvers<void>();
  const [db, other] = [openDatabase(url, { max: 1, onClose }), openDatabase(url, { max: 1 })];
  try {
    const ended = db.transaction(async (tx) => {
      const [mine] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await other.execute(sql`select pg_terminate_backend(${mine?.pid}::int)`);
      await closed;
      tx.execute(sql`select 1`).catch(() => {}); // the driver settles it never
    });
    await expect(ended).rejects.toMatchObject({ code: expect.stringMatching(/^(57P01|CONNECTION_CLOSED)$/) });
    expect((await db.execute(sql`select 1 as there`))[0]).toEqual({ there: 1 });
    expect(uncaught).not.toHaveBeenCalled();
  } finally {
    process.off("uncaughtException", uncaught);
    await Promise.all([db.$client.end({ timeout: 1 }), other.$client.end()]);
  }
});
