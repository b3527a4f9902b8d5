import { expect, test } from "vitest";
import { findHeaderFault } from "./find-header-fault";

test.each(["x-api-key", "api-key", "OpenAI-Organization", "x-tenant", "user-agent"])("%s may be sent", (name) => {
  expect(findHeaderFault(name, "a value, with blanks")).toBeNull();
});

test.each([
  ...["authorization", "Authorization", "HOST", "Content-Length", "content-type", "Idempotency-Key", "cookie"],
  ...["connection", "keep-alive", "TE", "trailer", "transfer-encoding", "upgrade", "proxy-authorization", "Proxy-Connection"],
  ...["sec-fetch-site", "x-forwarded-for", "forwarded", "expect"],
  ...["", "a b", "x:y", "x\r\ny", "ü", "x".repeat(101)],
])("%j may not", (name) => {
  expect(findHeaderFault(name, "value")).not.toBeNull();
});

test.each(["a\r\nhost: evil", "a\nb", "a\rb", "a\u0000b", "ü", " a", "a ", "", "\t", "x".repeat(4_001)])(
  "the value %j may not",
  (value) => {
    expect(findHeaderFault("x-a", value)).not.toBeNull();
  },
);
