import argon2 from "argon2";
import { beforeEach, expect, test, vi } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash";

const busy = vi.hoisted(() => ({ now: 0, most: 0 }));
vi.mock("argon2", async (importOriginal) => {
  const { default: real } = await importOriginal<{ default: typeof argon2 }>();
  const counted =
    <Arguments extends unknown[], Result>(work: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      busy.most = Math.max(busy.most, ++busy.now);
      return work(...given).finally(() => busy.now--);
    };
  return { default: { ...real, hash: vi.fn(counted(real.hash)), verify: vi.fn(counted(real.verify)) } };
});
beforeEach(() => {
  vi.mocked(argon2.verify).mockClear();
  busy.most = 0;
});

const cost = /^\$argon2id\$v=19\$m=19456,(t=2,p=1|p=1,t=2)\$/;

test("knows the password again and no other", async () => {
  const hash = await hashPassword("correct horse");
  expect(hash).toMatch(cost);
  expect(await verifyPassword(hash, "correct horse")).toBe(true);
  expect(await verifyPassword(hash, "correct horsf")).toBe(false);
});

test.each([undefined, "none", ""])("with %j in place of a hash every password is wrong, for the same work", async (hash) => {
  expect(await verifyPassword(hash, "none")).toBe(false);
  expect(vi.mocked(argon2.verify).mock.calls).toEqual([[expect.stringMatching(cost), "none"]]);
});

test("of many at once two are at work, forty wait, and the rest are told to come back", async () => {
  const hash = await hashPassword("correct horse");
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => verifyPassword(hash, "wrong horse")));
  const refused = all.flatMap((one) => (one.status === "rejected" ? one.reason : []));
  expect([busy.most, vi.mocked(argon2.verify).mock.calls.length, refused.length]).toEqual([2, 42, 18]);
  for (const reason of refused) expect(reason).toMatchObject({ code: "unavailable", extra: { retryAfterSeconds: 1 } });
});
