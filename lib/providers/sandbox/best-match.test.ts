import { describe, expect, test } from "vitest";
import { bestMatch } from "./best-match";

const times = [/\d{1,2}:\d{2}/];
const field = (name: string, description = "") => ({ name, description, type: "string", choices: [] });
const plan = "Doors 18:30\nDeparts: 19:15, arrives: 22:40\nBar closed from 21:00 on";

describe("bestMatch", () => {
  test("takes what stands behind the words of the field's name, the first where none do", () => {
    expect(bestMatch(plan, times, field("arrives_at"))).toBe("22:40");
    expect(bestMatch(plan, times, field("departs_at"))).toBe("19:15");
    expect(bestMatch(plan, times, field("start"))).toBe("18:30");
  });

  test("goes by what the prompt tells of the field, and away from what it is not", () => {
    expect(bestMatch(plan, times, field("time", "when the bar is closed"))).toBe("21:00");
    expect(bestMatch("Closed 21:00\nOpen 12:00", times, field("time", "not when it is closed"))).toBe("12:00");
  });

  test("is null where nothing fits", () => {
    expect(bestMatch("Doors at seven", times, field("doors"))).toBeNull();
  });
});
