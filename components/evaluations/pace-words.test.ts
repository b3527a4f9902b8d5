import { expect, test } from "vitest";
import { paceWords } from "./pace-words";

test("says how fast it goes, how long it may take, and what it has cost", () => {
  expect(paceWords({ perSecond: 61.3, costUsd: 0.12 }, 1500)).toBe("61 a second, about 25 s left. $0.12 so far.");
  expect(paceWords({ perSecond: 0.4, costUsd: 1 }, 240)).toBe("24 a minute, about 10 min left. $1.00 so far.");
  expect(paceWords({ perSecond: 1, costUsd: 0 }, 36_000)).toBe("1 a second, about 10 h left. $0.00 so far.");
});

test("promises nothing it does not know", () => {
  expect(paceWords({ perSecond: null, costUsd: null }, 100)).toBe("The cost so far is not known.");
  expect(paceWords({ perSecond: 5, costUsd: 2 }, 0)).toBe("$2.00 so far.");
});
