import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingPlatforms } from "./complete-lock.mjs";

test("the lock file names every platform's packages, so that npm ci accepts it everywhere", () => {
  expect(Object.keys(missingPlatforms(JSON.parse(readFileSync("package-lock.json", "utf8"))))).toEqual([]);
});

test("finds what is missing, and for which machines it is", () => {
  const packages = {
    "": {},
    "node_modules/tool": {
      dev: true,
      optionalDependencies: { "@tool/linux-x64-musl": "1.2.3", "@tool/darwin-arm64": "1.2.3", "@tool/linux-x64": "1.2.3" },
    },
    "node_modules/@tool/linux-x64": { version: "1.2.3" },
    "node_modules/a/node_modules/b": { optionalDependencies: { inner: "1.0.0", outer: "1.0.0", own: "1.0.0" } },
    "node_modules/a/node_modules/b/node_modules/own": { version: "1.0.0" },
    "node_modules/a/node_modules/inner": { version: "1.0.0" },
    "node_modules/outer": { version: "1.0.0" },
  };
  expect(missingPlatforms({ packages })).toEqual({
    "node_modules/@tool/linux-x64-musl": {
      version: "1.2.3",
      cpu: ["x64"],
      dev: true,
      libc: ["musl"],
      optional: true,
      os: ["linux"],
    },
    "node_modules/@tool/darwin-arm64": { version: "1.2.3", cpu: ["arm64"], dev: true, optional: true, os: ["darwin"] },
  });
});
