import { expect, test } from "vitest";
import { faultFinder } from "./fault-finder";

const fault = (path: string, isBlank = false) => ({ path, message: `wrong: ${path}`, isBlank });
const refused = (path: string) => ({
  ok: false as const,
  problem: {
    ...{ type: "/docs/api#invalid_input", title: "Bad", status: 400, detail: "", code: "invalid_input" as const, requestId: "r" },
    errors: [{ path, message: "too long" }],
  },
});

test("says what is still blank only once it was tried", () => {
  expect(faultFinder([fault("name", true)], false, null)("name")).toBeUndefined();
  expect(faultFinder([fault("name", true)], true, null)("name")).toBe("wrong: name");
});

test("says what lies deeper than a control, and where, only to who asks below", () => {
  const errorOf = faultFinder([], false, refused("options.words.2"));
  expect(errorOf("options.words")).toBeUndefined();
  expect(errorOf("options.words", true)).toBe("line 3: too long");
  expect(errorOf("options.word", true)).toBeUndefined();
  expect(faultFinder([], false, refused("schema.type"))("schema", true)).toBe("type: too long");
});

test("says what cannot be read before what was refused", () => {
  expect(faultFinder([fault("name")], false, refused("name"))("name")).toBe("wrong: name");
});
