import { expect, test } from "vitest";
import { callerFrom } from "./caller-from";

const addressOf = (headers: Record<string, string>) => callerFrom(new Headers(headers), "req_1").address;

test.each([
  [{}, null],
  [{ "x-forwarded-for": "203.0.113.9" }, "203.0.113.9"],
  [{ "x-forwarded-for": "198.51.100.1, 203.0.113.9" }, "203.0.113.9"],
  [{ "x-forwarded-for": "::ffff:203.0.113.9" }, "203.0.113.9"],
  [{ "x-forwarded-for": "fe80::1%eth0" }, "fe80::1"],
  [{ "x-forwarded-for": "unknown" }, null],
  [{ "x-forwarded-for": "" }, null],
  [{ forwarded: "for=203.0.113.9", "x-real-ip": "203.0.113.9", "true-client-ip": "203.0.113.9" }, null],
  [{ "cf-connecting-ip": "198.51.100.1", "x-forwarded-for": "203.0.113.9" }, "203.0.113.9"],
])("%j is asked from %s", (headers, address) => {
  expect(addressOf(headers as Record<string, string>)).toBe(address); // safe: the headers above
});

test("a user agent is kept as far as it is short", () => {
  const { userAgent } = callerFrom(new Headers({ "user-agent": `\u00ff${"x".repeat(5_000)}` }), "req_1");
  expect(userAgent).toHaveLength(200);
});
