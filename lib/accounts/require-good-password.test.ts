import { describe, expect, test } from "vitest";
import { parseInput } from "@/lib/http/parse-input";
import { commonPasswords } from "./common-passwords";
import { requireGoodPassword } from "./require-good-password";
import { ChangePassword, Credentials } from "./schema";

const email = "ada.lovelace@example.com";

describe("a new password", () => {
  test.each(["Password1", " 12345678 ", "PROMPTOPS123", email, "Ada.Lovelace", "aaaaaaaaa", "abababab"])(
    "is not %j",
    (password) => {
      const refusal = { code: "invalid_input", extra: { errors: [{ path: "newPassword", message: expect.any(String) }] } };
      expect(() => requireGoodPassword(password, email, "newPassword")).toThrow(expect.objectContaining(refusal));
    },
  );

  test.each(["correct horse", "ada lovelace 1815", "только кириллица", "passwords are fine in a phrase"])(
    "may be %j",
    (password) => {
      requireGoodPassword(password, email, "password");
    },
  );

  test("is measured as it is stored, composed", () => {
    const typed = (newPassword: string) => parseInput(ChangePassword, { currentPassword: "x", newPassword });
    expect(() => typed("e\u0301".repeat(7))).toThrow(expect.objectContaining({ code: "invalid_input" }));
    expect(typed("e\u0301".repeat(8)).newPassword).toBe("\u00e9".repeat(8));
    const signIn = parseInput(Credentials, { email, password: "e\u0301".repeat(8) });
    expect(signIn.password).toBe("\u00e9".repeat(8));
  });
});

test("the list holds nothing that its own rules refuse anyway", () => {
  expect(commonPasswords.size).toBeGreaterThan(150);
  for (const one of commonPasswords) expect([one, one.length >= 8, one === one.toLowerCase()]).toEqual([one, true, true]);
});
