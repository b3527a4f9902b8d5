import { expect, test } from "vitest";
import { localPath } from "./local-path";

test.each(["/", "/w/acme", "/w/acme/evaluations?page=2#top", "/a%20b?c=%2F%2Fevil.example"])("%s is kept", (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  undefined,
  null,
  7,
  ["/w"],
  "",
  "w/acme",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  "https:evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/.//evil.example",
  "/a/..//evil.example",
  "/./\\evil.example",
  "http://here.invalid//evil.example",
  "/%2e//evil.example",
])("%j leads to the start page", (path) => {
  expect(localPath(path)).toBe("/");
});

test("a line break cannot leave the path", () => {
  expect(localPath("/a%0d%0aSet-Cookie: x")).toBe("/a%0d%0aSet-Cookie:%20x");
  expect(localPath("/a\r\nb\u0000c")).toBe("/ab%00c");
});
