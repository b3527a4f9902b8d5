import { expect, test } from "vitest";
import { holesOf } from "./holes-of";

const whole = { planned: 200, completed: 200, failed: 0, cancelled: 0, unknownCalls: 0 };

test("a whole run says so", () =>
  expect(holesOf(whole, false)).toEqual({
    text: "All 200 planned items completed. No call's end is unknown.",
    look: "good",
    isWhole: true,
  }));

test("a run with holes says how many first, and over how many the figures are", () =>
  expect(holesOf({ ...whole, completed: 188, failed: 10, cancelled: 2 }, false)).toMatchObject({
    text: "12 of 200 missing: 10 failed, 2 cancelled. The figures are over the other 188.",
    look: "warn",
    isWhole: false,
  }));

test("a call whose end is not known is told though every item completed", () => {
  expect(holesOf({ ...whole, unknownCalls: 1 }, false)).toMatchObject({
    text: "All 200 planned items completed. The end of 1 call is not known.",
    look: "warn",
    isWhole: false,
  });
});

test("while it runs what is open is not called missing", () => {
  expect(holesOf({ ...whole, completed: 50 }, true)).toMatchObject({
    text: "50 of 200 planned items completed so far.",
    look: "plain",
  });
  expect(holesOf({ ...whole, completed: 50, failed: 1 }, true)).toMatchObject({
    text: "50 of 200 planned items completed so far, 1 failed.",
    look: "warn",
  });
  expect(holesOf({ ...whole, planned: 0, completed: 0 }, true).text).toBe("The items are being planned.");
  expect(holesOf({ ...whole, planned: 0, completed: 0 }, false).text).toBe("No item was planned.");
});
