import { expect, test } from "vitest";
import { Shelf } from "./shelf";

const filled = (maxBytes: number, maxBytesPerGroup: number) => {
  const shelf = new Shelf<string>({ maxBytes, maxBytesPerGroup });
  return {
    shelf,
    put: (group: string, name: string, bytes = 10) => shelf.put(group, name, { value: name, bytes, confirmedAt: 0 }),
  };
};

test("what was used longest ago makes room in its own group", () => {
  const { shelf, put } = filled(1_000, 30);
  for (const name of ["a", "b", "c"]) put("one", name);
  put("two", "z");
  shelf.get("one", "a");
  put("one", "d");
  expect(["a", "b", "c", "d"].map((name) => shelf.get("one", name)?.value)).toEqual(["a", undefined, "c", "d"]);
  expect(shelf.get("two", "z")?.value).toBe("z");
  expect(shelf.bytes).toBe(40);
});

test("over all groups, the one used longest ago makes room", () => {
  const { shelf, put } = filled(40, 30);
  for (const [group, name] of [
    ["one", "a"],
    ["one", "b"],
    ["two", "c"],
    ["two", "d"],
  ] as const)
    put(group, name);
  shelf.get("one", "a");
  put("three", "e");
  expect(shelf.get("two", "c")).toBeUndefined();
  expect([shelf.get("one", "a")?.value, shelf.get("one", "b")?.value, shelf.get("two", "d")?.value]).toEqual(["a", "b", "d"]);
  expect(shelf.bytes).toBe(40);
});

test("what is larger than a group may be is not kept, and takes the place of nothing", () => {
  const { shelf, put } = filled(100, 30);
  put("one", "a");
  put("one", "b", 31);
  expect([shelf.get("one", "a")?.value, shelf.get("one", "b")]).toEqual(["a", undefined]);
  put("one", "a", 31);
  expect([shelf.get("one", "a"), shelf.bytes]).toEqual([undefined, 0]);
});

test("a name put again counts once", () => {
  const { shelf, put } = filled(100, 30);
  for (let n = 0; n < 5; n++) put("one", "a", 20);
  expect(shelf.bytes).toBe(20);
  expect(shelf.dropWhere("one", (value) => value === "a")).toEqual(["a"]);
  expect(shelf.bytes).toBe(0);
});
