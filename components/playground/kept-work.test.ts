import { expect, test } from "vitest";
import { columnOf } from "./column";
import { dropWork, findWork, type KeptWork, keepWork } from "./kept-work";

/** A store that takes so many characters. */
function aStore(room = 1_000_000) {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    removeItem: (name: string) => void held.delete(name),
    setItem: (name: string, text: string) => {
      if (text.length > room) throw new Error("QuotaExceededError");
      held.set(name, text);
    },
  };
}

const work = (answer = "Good day"): KeptWork => {
  const run = { id: "run_1", outputText: answer } as unknown as KeptWork["columns"][number]["run"]; // safe: only kept, never read here
  return {
    columns: [{ ...columnOf("c0", null, []), run }],
    valued: { typed: { name: "Eve" }, taken: null },
    chosen: { uses: [], bodies: [] },
  };
};

test("what is kept comes back as it was, in its own workspace alone, until it is dropped", () => {
  const store = aStore();
  keepWork(store, "mine", work());
  expect(findWork(store, "mine")).toMatchObject(work());
  expect(findWork(store, "other")).toBeNull();
  dropWork(store, "mine");
  expect(findWork(store, "mine")).toBeNull();
});

test("an answer for which there is no room is left out, and the edits are kept", () => {
  const store = aStore(5_000);
  keepWork(store, "mine", work("x".repeat(10_000)));
  const kept = findWork(store, "mine");
  expect(kept?.columns[0]?.run).toBeNull();
  expect(kept?.valued.typed).toEqual({ name: "Eve" });
});

test("what cannot be read, or is of another version, is nothing", () => {
  const store = aStore();
  for (const text of ["{", '{"version":0,"columns":[1]}', '{"version":1,"columns":[]}', "null"]) {
    store.setItem("playground mine", text);
    expect(findWork(store, "mine")).toBeNull();
  }
});
