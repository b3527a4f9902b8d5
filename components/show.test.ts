import { describe, expect, test } from "vitest";
import { show } from "./show";

describe("show", () => {
  test("shows what is not known as a dash, and nothing else so", () => {
    expect([show.percent(null), show.cost(null), show.duration(null)]).toEqual(["—", "—", "—"]);
    expect([show.percent(0), show.cost(0), show.duration(0)]).toEqual(["0%", "$0.00", "0 ms"]);
  });

  test("keeps small costs readable instead of rounding them to nothing", () => {
    expect([show.cost(0.000123), show.cost(1.5)]).toEqual(["$0.00012", "$1.50"]);
  });

  test("gives differences their sign, with a true minus, and none to zero", () => {
    expect([show.points(0.61, true), show.points(-0.044), show.points(-0.0001, true)]).toEqual(["+61", "−4.4", "0"]);
    expect([show.difference(0.051, "score"), show.difference(-0.12, "percent")]).toEqual(["+0.05", "−12%"]);
  });
});
