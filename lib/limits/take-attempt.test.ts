import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { rateLimits } from "@/db/schema/rate-limits";
import { newId } from "@/lib/ids";
import { attemptLimits, type Bucket } from "./attempt-limits";
import { keyOf, returnAttempt, takeAttempt } from "./take-attempt";

const { most, seconds } = attemptLimits["sign-in pair"];
const db = database();
const aBucket = (limit: Bucket["limit"] = "sign-in pair"): Bucket => ({ limit, of: newId("usr") });
/** How many of so many attempts at once were let through. */
async function pass(attempts: number, ...buckets: Bucket[]) {
  const done = await Promise.allSettled(Array.from({ length: attempts }, () => takeAttempt(db, buckets)));
  for (const one of done) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "rate_limited" });
  return done.filter(({ status }) => status === "fulfilled").length;
}
const age = (bucket: Bucket, by: number) =>
  db
    .update(rateLimits)
    .set({ expiresAt: sql`${rateLimits.expiresAt} - make_interval(secs => ${by})` })
    .where(sql`${rateLimits.key} = ${keyOf(bucket)}`);

describe("takeAttempt", () => {
  test("lets no more than the limit through, of a hundred at once and one by one", async () => {
    const bucket = aBucket();
    expect(await pass(100, bucket)).toBe(most);
    await expect(takeAttempt(db, [bucket])).rejects.toMatchObject({ status: 429 });
  });

  test("says how long to wait, which trying does not lengthen, and forgets when it is over", async () => {
    const bucket = aBucket();
    await pass(most, bucket);
    await age(bucket, seconds - 60);
    for (let tried = 0; tried < 3; tried++) {
      const refusal = await takeAttempt(db, [bucket]).catch((error) => error);
      expect(refusal.extra.retryAfterSeconds).toBeGreaterThan(50);
      expect(refusal.extra.retryAfterSeconds).toBeLessThanOrEqual(60);
      expect(refusal.message).toMatch(/^Too many attempts\. Try again in \d+ seconds\.$/);
    }
    await age(bucket, 60);
    expect(await pass(100, bucket)).toBe(most);
  });

  test("counts nothing in the buckets behind a full one", async () => {
    const [full, behind] = [aBucket(), aBucket("sign-in account")];
    await pass(most, full);
    expect(await pass(100, full, behind)).toBe(0);
    expect(await pass(100, behind)).toBe(attemptLimits["sign-in account"].most);
  });

  test("keeps neither an e-mail nor an address in the table", async () => {
    const bucket = { limit: "sign-in account", of: "ada@example.com" } as const;
    await takeAttempt(db, [bucket]);
    const stored = await db.select().from(rateLimits);
    expect(JSON.stringify(stored)).not.toContain("ada@example");
    expect(stored.map(({ key }) => key)).toContain(keyOf(bucket));
  });
});

describe("returnAttempt", () => {
  test("takes one back in each bucket, and all where it resets", async () => {
    const [address, pair] = [aBucket("sign-in address"), aBucket()];
    await pass(most, address, pair);
    await returnAttempt(db, [address, pair], ["sign-in pair"]);
    expect(await pass(100, pair)).toBe(most);
    expect(await pass(200, address)).toBe(attemptLimits["sign-in address"].most - most + 1);
  });

  test("gives no more than was taken", async () => {
    const bucket = aBucket();
    await returnAttempt(db, [bucket]);
    await takeAttempt(db, [bucket]);
    for (let returned = 0; returned < 3; returned++) await returnAttempt(db, [bucket]);
    expect(await pass(100, bucket)).toBe(most);
  });
});
