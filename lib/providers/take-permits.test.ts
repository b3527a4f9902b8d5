import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { providerRates, providers } from "@/db/schema/providers";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { bucketOf, takePermits } from "./take-permits";

async function aLimit(requestsPerMinute: number | null, tokensPerMinute: number | null) {
  const ctx = await aWorkspace();
  const id = newId("prov");
  const { workspaceId } = ctx;
  const row = {
    id,
    workspaceId,
    name: "p",
    nameKey: "p",
    baseUrl: "https://api.example.com/v1",
    hasKey: false,
    maxConcurrency: 1,
  };
  await ctx.db.insert(providers).values(row);
  await ctx.db.insert(providerRates).values({ workspaceId, providerId: id, requests: 1e15, tokens: 1e15 });
  const take = (sizes: number[], owed = 0) => takePermits(ctx, { id, requestsPerMinute, tokensPerMinute }, sizes, owed);
  return { ctx, take, later: (seconds: number) => pass(ctx, seconds) };
}

/** As if the bucket had been looked at so much earlier. */
const pass = ({ db, workspaceId }: Context, seconds: number) =>
  db.execute(
    sql`update provider_rates set filled_at = filled_at - make_interval(secs => ${seconds}) where workspace_id = ${workspaceId}`,
  );

describe("the bucket", () => {
  test.each([1, 2, 7, 10, 60, 500, 10_000])("of %i a minute never gives more in any minute", (perMinute) => {
    const { capacity, perSecond } = bucketOf(perMinute);
    // Full at its beginning, then whatever comes back before its end
    expect(capacity + Math.ceil(perSecond * 60 - 1e-6) - 1).toBeLessThanOrEqual(perMinute);
    expect(capacity + perSecond * 60).toBeGreaterThanOrEqual(perMinute);
  });
});

describe("takePermits", () => {
  test("gives a tenth of the requests at once, then as many as come back", async () => {
    const { take, later } = await aLimit(100, null);
    expect(await take(Array(30).fill(0))).toMatchObject({ granted: 10 });
    const { granted, retryInMs } = await take([0]);
    expect(granted).toBe(0);
    expect(retryInMs).toBeGreaterThan(0);
    expect(retryInMs).toBeLessThanOrEqual(1_000);
    await later(2);
    expect(await take(Array(30).fill(0))).toMatchObject({ granted: 3 });
    await later(3_600);
    expect(await take(Array(30).fill(0))).toMatchObject({ granted: 10 });
  });

  test("counts what many processes take at once together", async () => {
    const { take } = await aLimit(1_000, null);
    const taken = await Promise.all(Array.from({ length: 40 }, () => take([0, 0, 0, 0, 0])));
    const sum = taken.reduce((all, { granted }) => all + granted, 0);
    expect(sum).toBeGreaterThanOrEqual(100);
    expect(sum).toBeLessThanOrEqual(100 + 15); // what came back meanwhile
  });

  test("gives tokens in order: a large call is not overtaken by a small one behind it", async () => {
    const { take } = await aLimit(null, 10_000);
    expect(await take([600, 300, 400, 1])).toMatchObject({ granted: 2 });
  });

  test("lets a call that is larger than the bucket go when it is full, and has it paid back", async () => {
    const { take, later } = await aLimit(null, 600);
    expect(await take([500])).toMatchObject({ granted: 1 });
    await later(20);
    expect(await take([1])).toMatchObject({ granted: 0, retryInMs: 5_000 });
    await later(40);
    expect(await take([1])).toMatchObject({ granted: 1 });
  });

  test("takes what was used beyond the size off the next, and gives back what was not", async () => {
    const { take } = await aLimit(null, 10_000);
    expect(await take([1_000])).toMatchObject({ granted: 1 });
    expect(await take([500], -600)).toMatchObject({ granted: 1 });
    expect(await take([10], 500)).toMatchObject({ granted: 0 });
  });

  test("does not know another workspace's provider", async () => {
    const { take } = await aLimit(1, null);
    const other = await aLimit(1, null);
    await take([0]);
    expect(await other.take([0])).toMatchObject({ granted: 1 });
  });
});
