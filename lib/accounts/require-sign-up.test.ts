import { sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { sandbox } from "@/db/testing";
import * as env from "@/lib/env";
import { requireSignUp } from "./require-sign-up";

afterEach(() => vi.restoreAllMocks());

test.each(["invite", "corp.example"])("under the rule %j the very first person is let in", async (SIGNUP) => {
  const real = env.env();
  vi.spyOn(env, "env").mockImplementation(() => ({ ...real, SIGNUP }));
  await sandbox(async (ctx) => {
    const ask = () => requireSignUp(ctx, "ada@example.com", { invited: false });
    await expect(ask()).rejects.toMatchObject({ code: "forbidden" });
    await ctx.db.execute(sql`create temporary table users (like public.users) on commit drop`); // hides the full one
    await ask();
  });
});
