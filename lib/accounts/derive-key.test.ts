import { afterEach, expect, test, vi } from "vitest";
import * as env from "@/lib/env";
import { deriveKey } from "./derive-key";

afterEach(() => vi.restoreAllMocks());

const withSecret = (AUTH_SECRET: string) => {
  const real = env.env();
  vi.spyOn(env, "env").mockImplementation(() => ({ ...real, AUTH_SECRET }));
};

test("each purpose and each secret has its own key", () => {
  withSecret("x".repeat(32));
  const first = Buffer.from(deriveKey("access-token")).toString("hex");
  const second = Buffer.from(deriveKey("browser-session")).toString("hex");
  withSecret("y".repeat(32));
  const third = Buffer.from(deriveKey("access-token")).toString("hex");
  expect(new Set([first, second, third]).size).toBe(3);
});

test("a short secret makes no key", () => {
  withSecret("x".repeat(31));
  expect(() => deriveKey("access-token")).toThrow("AUTH_SECRET is shorter than 32 bytes");
});
