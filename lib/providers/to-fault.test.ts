import { expect, test } from "vitest";
import { readRetryAfter, toFault } from "./to-fault";
import { quoteProvider, toStatusFault } from "./to-status-fault";

test.each<[Record<string, string>, number | undefined]>([
  [{ "retry-after": "2" }, 2_000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after-ms": "120", "retry-after": "9" }, 120],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:10 GMT" }, 7_000],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:01 GMT" }, 0],
  [{ "retry-after": "soon" }, undefined],
  [{}, undefined],
])("%o asks to wait %s ms", (headers, ms) => {
  expect(readRetryAfter(new Headers(headers), 3_000)).toBe(ms);
});

test.each([
  "Incorrect key sk-proj-abc123DEF456ghi789",
  "Bearer abc.def.ghi was refused",
  "token 4f9a2c77d1b05e83aa11bb22cc33dd44 unknown",
])("words of a provider that hold a secret (%s) are shown without it", (message) => {
  expect(quoteProvider(message)).toContain("[hidden]");
  expect(quoteProvider(message)).not.toMatch(/sk-proj|abc\.def|4f9a2c/);
});

test("a web page and an endless message are not quoted whole", () => {
  expect(quoteProvider("<html><body>nginx</body></html>")).toBe("");
  expect(quoteProvider("word ".repeat(1_000)).length).toBeLessThan(330);
});

test("a context that is too long is told from other bad requests by what the provider says", () => {
  expect(toStatusFault(400, { message: "prompt is too long: 210000 tokens > 200000 maximum" }).code).toBe("context_length");
  expect(toStatusFault(413, { message: "Reduce the length of the messages" }).code).toBe("context_length");
  expect(toStatusFault(400, { message: "Unknown parameter" }).code).toBe("bad_request");
});

test("a mistake of our own is no fault of the provider's", () => {
  expect(toFault(new TypeError("cannot read properties of undefined"))).toBeNull();
});

test("a timeout of the network is no answer that came too late: it is tried again", () => {
  for (const code of ["UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT"]) {
    const fault = toFault(new TypeError("fetch failed", { cause: Object.assign(new Error("timeout"), { code }) }));
    expect(fault).toMatchObject({ code: "network", retryable: true });
  }
  expect(toStatusFault(408, {})).toMatchObject({ code: "server_error", retryable: true });
});
