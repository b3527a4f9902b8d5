import { describe, expect, test } from "vitest";
import { type Look, Memory } from "./memory";

const away = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
const hour = 3_600_000;

/** A memory with a clock to be moved and a database that says `said`, or is away where that throws. */
function aMemory() {
  const world = { now: 0, looks: 0, said: (): string | null | "same" => "one" };
  const memory = new Memory<string>(
    { maxBytes: 1_000, maxBytesPerGroup: 1_000 },
    () => 1,
    () => world.now,
  );
  const look: Look<string> = async () => {
    world.looks++;
    return world.said();
  };
  const ask = (more: { look?: Look<string>; isUsable?: (value: string) => boolean } = {}) =>
    memory.recall({ group: "g", name: "n", look, ...more });
  const goAway = () => {
    world.said = () => {
      throw away;
    };
  };
  return { world, memory, ask, goAway };
}

const fresh = (value: string) => ({ value, staleSeconds: null });

describe("an answer", () => {
  test("is asked for once in half a second, and then looked at again", async () => {
    const { world, ask } = aMemory();
    expect(await ask()).toEqual(fresh("one"));
    world.said = () => "two";
    world.now = 499;
    expect(await ask()).toEqual(fresh("one"));
    world.now = 500;
    expect(await ask()).toEqual(fresh("two"));
    expect(world.looks).toBe(2);
  });

  test("that is the same needs not be told again", async () => {
    const { world, ask } = aMemory();
    await ask();
    world.said = () => "same";
    for (const now of [600, 1_200]) {
      world.now = now;
      expect(await ask()).toEqual(fresh("one"));
    }
    world.now = 1_699;
    await ask();
    expect(world.looks).toBe(3);
  });

  test("counts from when it was asked for, not from when it came", async () => {
    const { world, ask } = aMemory();
    world.said = () => {
      world.now += 400;
      return "one";
    };
    await ask();
    world.now = 500;
    await ask();
    expect(world.looks).toBe(2);
  });

  test("of nothing is not kept, and takes away what was known", async () => {
    const { world, memory, ask, goAway } = aMemory();
    await ask();
    world.now = 600;
    world.said = () => null;
    expect(await ask()).toBeNull();
    expect(memory.bytes).toBe(0);
    goAway();
    await expect(ask()).rejects.toBe(away);
  });

  test("is looked for once by many who ask at once", async () => {
    const { world, ask } = aMemory();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([fresh("one"), fresh("one"), fresh("one")]);
    expect(world.looks).toBe(1);
  });
});

describe("while the database is away, an answer", () => {
  test("is the last known one, with its age, for a day", async () => {
    const { world, ask, goAway } = aMemory();
    await ask();
    goAway();
    world.now = 2_999;
    expect(await ask()).toEqual({ value: "one", staleSeconds: 2 });
    world.now = 24 * hour;
    expect(await ask()).toEqual({ value: "one", staleSeconds: 86_400 });
    world.now = 24 * hour + 1;
    await expect(ask()).rejects.toBe(away);
  });

  test("is refused where it may no longer be used", async () => {
    const { world, ask, goAway } = aMemory();
    await ask();
    goAway();
    await expect(ask({ isUsable: () => false })).rejects.toBe(away);
    world.now = 600;
    await expect(ask({ isUsable: () => false })).rejects.toBe(away);
  });

  test("is not made up for another fault", async () => {
    const { world, ask } = aMemory();
    await ask();
    world.now = 600;
    world.said = () => {
      throw new Error("a bug");
    };
    await expect(ask()).rejects.toThrow("a bug");
  });

  test("that hangs, is not waited for long, and asked for once", { timeout: 10_000 }, async () => {
    const { world, ask } = aMemory();
    await ask();
    world.now = 3_000;
    const { promise, resolve } = Promise.withResolvers<string>();
    let looks = 0;
    const look = () => {
      looks++;
      return promise;
    };
    for (let n = 0; n < 3; n++) expect(await ask({ look })).toEqual({ value: "one", staleSeconds: 3 });
    expect(looks).toBe(1);
    resolve("two");
    await promise;
    expect(await ask()).toEqual(fresh("two"));
  });
});

describe("what is forgotten", () => {
  test("is not known any more, not even from a look that began before", async () => {
    const { world, memory, ask, goAway } = aMemory();
    const { promise, resolve } = Promise.withResolvers<string>();
    const early = ask({ look: () => promise });
    expect(memory.forget("g", () => true)).toEqual([]);
    world.said = () => "new";
    expect(await ask()).toEqual(fresh("new"));
    resolve("old");
    expect(await early).toEqual(fresh("old")); // it asked before
    expect(await ask()).toEqual(fresh("new"));
    expect(memory.forget("g", (value) => value === "new")).toEqual(["n"]);
    goAway();
    await expect(ask()).rejects.toBe(away);
  });

  test("or found gone is not brought back by a look that began before", async () => {
    const { world, ask, goAway } = aMemory();
    await ask();
    world.now = 600;
    const { promise, resolve } = Promise.withResolvers<string>();
    const early = ask({ look: () => promise });
    world.now = 800;
    world.said = () => null;
    expect(await ask()).toBeNull();
    resolve("old");
    await early;
    goAway();
    await expect(ask()).rejects.toBe(away);
  });
});
