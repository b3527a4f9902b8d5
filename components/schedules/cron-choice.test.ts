import { describe, expect, test } from "vitest";
import { choiceOf, cronOf, cronWords } from "./cron-choice";

describe("a choice of how often", () => {
  test.each([
    ["0 * * * *", "Every hour"],
    ["15 * * * *", "Every hour, 15 past"],
    ["30 6 * * *", "Every day at 06:30"],
    ["0 7 * * 1-5", "Monday to Friday at 07:00"],
    ["5 22 * * 0", "Every Sunday at 22:05"],
    ["0 0 1 * *", "On the first of each month at 00:00"],
    ["*/10 8-18 * * *", "Cron */10 8-18 * * *"],
    ["0 6 * * 7", "Cron 0 6 * * 7"],
    ["0 6 1 * 1", "Cron 0 6 1 * 1"],
    ["0 6 2 1 *", "Cron 0 6 2 1 *"],
  ])("%s is “%s”, and comes back as it was", (cron, words) => {
    expect(cronWords(cron)).toBe(words);
    expect(cronOf(choiceOf(cron))).toBe(cron);
  });
});
