import { beforeEach, describe, expect, test } from "vitest";
import type { Outcome } from "@/lib/http/action";
import { blankAnswer } from "./answer-draft";
import { Desk, type DeskItem } from "./desk";
import type { Sent } from "./outbox";

const failed = (code: "unavailable" | "conflict" | "unauthenticated", detail: string): Outcome<never> => ({
  ok: false,
  problem: { type: "", title: "", status: 0, detail, code, requestId: "" },
});
const good = { ...blankAnswer, answers: { good: true } };
const settle = async () => {
  for (let n = 0; n < 50; n++) await Promise.resolve();
};

/** A server with items, one reviewer's holds and judgements; `down` answers nothing. */
let items: string[];
let judged: Map<string, Sent["draft"]>;
let answers: (Outcome<never> | null)[];
let kept: Sent[];
let now: number;
let waits: (() => void)[];
/** Which item each question for the next one left out. */
let asked: (string | undefined)[];
let desk: Desk;

const itemOf = (id: string, seconds: number): DeskItem => ({
  ...{ id, position: Number(id), leasedUntil: new Date(), heldForSeconds: seconds, messages: null },
  ...{ case: { id: "", variables: {}, expectations: {} }, sides: [], revealed: null },
});

function aDesk(before: Sent[] = []) {
  const left = () => items.filter((id) => !judged.has(id));
  return new Desk(
    {
      async take({ beside, prefer }) {
        asked.push(beside);
        const free = left().filter((id) => id !== beside);
        const id = free.find((one) => one === prefer) ?? free[0];
        const progress = { items: items.length, done: 0, judgements: 0, mine: judged.size, left: left().length };
        return { ok: true, data: { item: id ? itemOf(id, beside ? 180 : 600) : null, progress } };
      },
      async send({ itemId, draft }) {
        const planned = answers.shift();
        if (planned === null) throw new Error("no connection");
        if (planned) return planned;
        if (judged.has(itemId)) return failed("conflict", "You have judged this item already.");
        judged.set(itemId, draft);
        return { ok: true, data: {} };
      },
      async undo() {
        const last = [...judged.keys()].at(-1) ?? null;
        if (last) judged.delete(last);
        return { ok: true, data: { itemId: last } };
      },
      ...{ kept: before, now: () => now, wait: () => new Promise((done) => waits.push(done)) },
      keep: (waiting) => {
        kept = waiting;
      },
    },
    { items: items.length, done: 0, judgements: 0, mine: 0, left: items.length },
  );
}

beforeEach(() => {
  items = ["1", "2", "3"];
  [judged, answers, kept, waits, asked, now] = [new Map(), [], [], [], [], 0];
  desk = aDesk();
});
const goOn = async () => {
  for (const done of waits.splice(0)) done();
  await settle();
};

describe("a desk", () => {
  test("shows the next item at once, and is done after the last", async () => {
    await desk.open();
    await settle();
    for (const id of items) {
      expect(desk.state().current?.id).toBe(id);
      desk.decide(good);
      if (id !== "3") expect(desk.state().phase).toBe("judging");
      await settle();
    }
    await goOn();
    expect(desk.state()).toMatchObject({ phase: "done", progress: { mine: 3, left: 0 } });
    expect(judged.size).toBe(3);
  });

  test("shows the next item when it comes, where the judgement was quicker, and asks for it once", async () => {
    await desk.open();
    desk.decide(good);
    expect(desk.state()).toMatchObject({ phase: "loading", current: null });
    await settle();
    expect(desk.state()).toMatchObject({ phase: "judging", current: { id: "2" } });
    expect(asked).toEqual([undefined, "1", "2"]);
  });

  test("keeps a judgement that could not be sent, says so, and sends it until it is stored", async () => {
    await desk.open();
    await settle();
    answers = [null, failed("unauthenticated", "You have been signed out.")];
    desk.decide(good);
    await settle();
    expect(desk.state().current?.id).toBe("2");
    expect(desk.state().outbox).toMatchObject({ waiting: [{ itemId: "1" }], trouble: "The server did not answer." });
    expect(kept).toMatchObject([{ itemId: "1", draft: good }]);
    await goOn();
    expect(desk.state().outbox.trouble).toBe("You have been signed out.");
    await goOn();
    expect(desk.state().outbox).toMatchObject({ waiting: [], trouble: null });
    expect([judged.get("1"), kept]).toEqual([good, []]);
  });

  test("takes a judgement whose answer was lost for stored, and shows in words what is refused, to be opened again", async () => {
    await desk.open();
    await settle();
    answers = [null, failed("conflict", "You have judged this item already.")];
    desk.decide(good);
    await settle();
    await goOn();
    expect(desk.state().outbox).toMatchObject({ waiting: [], refused: [] });
    answers = [failed("conflict", "This review queue is closed.")];
    desk.decide({ ...good, comment: "long thought over" });
    await settle();
    expect(desk.state().outbox.refused).toMatchObject([{ itemId: "2", detail: "This review queue is closed." }]);
    desk.reopen("2");
    expect(desk.state()).toMatchObject({ current: { id: "2" }, draft: { comment: "long thought over" } });
  });

  test("asked twice at once for an item shows the last answer alone", async () => {
    items = ["1"];
    const opened = [desk.open(), desk.open()];
    await settle();
    expect(desk.state().current?.id).toBe("1");
    desk.decide(good);
    await Promise.all(opened);
    await settle();
    await goOn();
    expect(desk.state()).toMatchObject({ phase: "done", current: null });
  });

  test("sends on what an earlier visit left behind before it asks for an item", async () => {
    desk = aDesk([{ itemId: "1", position: 1, draft: good }]);
    void desk.open();
    await settle();
    await goOn();
    expect(judged.get("1")).toEqual(good);
    expect(desk.state().current?.id).toBe("2");
  });

  test("takes the last judgement back with what was said, and keeps what was begun meanwhile", async () => {
    await desk.open();
    await settle();
    desk.decide({ ...good, comment: "first" });
    await settle();
    desk.change({ comment: "begun" });
    await desk.undo();
    expect(desk.state()).toMatchObject({ current: { id: "1" }, draft: { comment: "first" }, progress: { mine: 0, left: 3 } });
    expect(judged.size).toBe(0);
    await settle();
    desk.decide(good);
    await settle();
    expect(desk.state()).toMatchObject({ current: { id: "2" }, draft: { comment: "begun" } });
  });

  test("takes nothing back on the server while it is not known whether the last one arrived", async () => {
    await desk.open();
    await settle();
    desk.decide(good);
    await settle();
    answers = [null];
    desk.decide(good);
    await settle();
    await desk.undo();
    expect(desk.state().notice).toMatch(/not saved yet/);
    expect([...judged.keys()]).toEqual(["1"]);
  });

  test("says when its hold has run out, and holds on while somebody works", async () => {
    await desk.open();
    await settle();
    now += 6 * 60_000;
    await desk.keepOn();
    now += 6 * 60_000;
    desk.look();
    expect(desk.state().isLapsed).toBe(false);
    now += 6 * 60_000;
    desk.look();
    expect(desk.state().isLapsed).toBe(true);
    await desk.holdAgain();
    expect(desk.state().isLapsed).toBe(false);
  });

  test("does not show an item whose early hold has run out without asking for it again", async () => {
    await desk.open();
    await settle();
    now += 4 * 60_000;
    desk.decide(good);
    expect(desk.state().phase).toBe("loading");
    await settle();
    await goOn();
    expect(desk.state().current?.id).toBe("2");
  });
});
