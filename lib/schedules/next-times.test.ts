import { describe, expect, test } from "vitest";
import { findCronFault } from "./find-cron-fault";
import { nextTimes } from "./next-times";

const due = (cron: string, timeZone: string, after: string, count = 3) =>
  nextTimes({ cron, timeZone, after: new Date(after), count }).map((time) => time.toISOString().slice(0, 16));

describe("the next times of a schedule", () => {
  test("keep to the clock of the zone, whatever its distance from UTC", () => {
    expect(due("0 6 * * 1-5", "Asia/Kolkata", "2026-10-30T12:00:00Z")).toEqual([
      "2026-11-02T00:30",
      "2026-11-03T00:30",
      "2026-11-04T00:30",
    ]);
  });

  test("a time that the clock leaves out in spring comes an hour later, that day and once", () => {
    expect(due("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z")).toEqual([
      "2026-03-28T01:30",
      "2026-03-29T01:30", // 02:30 is 03:30
      "2026-03-30T00:30",
    ]);
    expect(due("0 * * * *", "Europe/Berlin", "2026-03-28T23:30:00Z")).toEqual([
      "2026-03-29T00:00",
      "2026-03-29T01:00",
      "2026-03-29T02:00",
    ]);
  });

  test("a time that the clock shows twice in autumn comes once, and every hour is every hour", () => {
    expect(due("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z")).toEqual([
      "2026-10-25T00:30", // 02:30 of summer
      "2026-10-26T01:30",
      "2026-10-27T01:30",
    ]);
    expect(due("30 1 * * *", "America/New_York", "2026-10-31T12:00:00Z", 2)).toEqual(["2026-11-01T05:30", "2026-11-02T06:30"]);
    expect(due("0 * * * *", "Europe/Berlin", "2026-10-24T23:30:00Z", 4)).toEqual([
      "2026-10-25T00:00",
      "2026-10-25T01:00",
      "2026-10-25T02:00",
      "2026-10-25T03:00",
    ]);
  });
});

describe("a cron expression", () => {
  test.each(["*/5 * * * *", "0 6 * * MON-FRI", "0 0 29 2 *", "57,0 9 * * *", "*/45 * * * *", "15,45 8-18 1 JAN *"])(
    "%s is one a schedule can have",
    (cron) => expect(findCronFault(cron)).toBeNull(),
  );

  test.each([
    ["", "has five fields"],
    ["0 0 6 * * *", "has five fields"],
    ["@daily", "has five fields"],
    ["0 6 * *", "has five fields"],
    ["* * * * *", "more often than every 5 minutes"],
    ["*/4 * * * *", "more often than every 5 minutes"],
    ["57,0 * * * *", "more often than every 5 minutes"],
    ["58,0 0,23 * * *", "more often than every 5 minutes"],
    ["0 25 * * *", "is not understood"],
    ["0 0 31 4 *", "is not understood"],
    ["0 6 L * *", "as its day of the month"],
    ["H 6 * * *", "as its minute"],
    ["0 6 * * 1#2", "as its day of the week"],
    ["0;drop 6 * * 1", "as its minute"],
  ])("%s is refused: %s", (cron, why) => expect(findCronFault(cron)).toContain(why));
});
