import { sql } from "drizzle-orm";
import pino from "pino";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { AppError } from "./errors";
import { logOptions } from "./log";

const canary = "canary-4711";

/** What the log writes of an event. */
function written(event: object): string {
  let text = "";
  pino(
    { ...logOptions(), level: "info" },
    {
      write(line: string) {
        text += line;
      },
    },
  ).error(event, "something failed");
  return text;
}

const thrownBy = async (work: () => PromiseLike<unknown>): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

test("a failed statement is logged without its values, wherever the error repeats them", async () => {
  const broken = [
    sql`select ${canary}::int`,
    sql`insert into workspaces (id, slug, name) values (${canary}, ${canary}, null)`,
    sql`select * from ${sql.identifier(canary)}`,
  ];
  for (const statement of broken) {
    const error = await thrownBy(() => database().execute(statement));
    expect(String(error)).toContain(canary); // the error itself does hold it
    for (const event of [{ err: error }, { error }, { err: new Error("outer", { cause: error }) }]) {
      expect(written(event)).not.toContain(canary);
    }
  }
});

test("what tells an operator where to look stays", async () => {
  const error = await thrownBy(() => database().execute(sql`insert into workspaces (id, slug, name) values (null, 'a', 'b')`));
  const { err } = JSON.parse(written({ err: error }));
  expect(err.cause).toMatchObject({ type: "PostgresError", code: "23502" });
  expect(err.stack).toContain("describe-error.test.ts");
});

test("an error of ours keeps its words; secrets in its fields do not appear", () => {
  const error = Object.assign(new AppError("conflict", "Taken already.\nsecond line"), { apiKey: canary, params: [canary] });
  const text = written({ err: error });
  expect(JSON.parse(text).err).toMatchObject({ type: "AppError", message: "Taken already.", code: "conflict" });
  expect(text).not.toContain(canary);
});

test("what is no error is logged as a line, never whole", () => {
  expect(written({ err: { password: canary } })).not.toContain(canary);
  expect(JSON.parse(written({ err: "plain words" })).err).toBe("plain words");
});
