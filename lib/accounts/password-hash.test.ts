import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash";

test("knows the password again and no other", async () => {
  const hash = await hashPassword("correct horse");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,(t=2,p=1|p=1,t=2)\$/);
  expect(await verifyPassword(hash, "correct horse")).toBe(true);
  expect(await verifyPassword(hash, "correct horsf")).toBe(false);
});

test.each([undefined, "none", ""])("with %j in place of a hash every password is wrong", async (hash) => {
  expect(await verifyPassword(hash, "none")).toBe(false);
});
