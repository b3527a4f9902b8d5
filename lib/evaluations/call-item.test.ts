import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import type { Provider } from "@/lib/providers/model";
import type { CompiledContent } from "@/lib/templates/content-compiler";
import { backoffMs } from "./backoff";
import { callItem, type LaneArm, laneLimits } from "./call-item";
import type { ClaimedItem } from "./lane";

const provider: Provider = {
  id: "test",
  baseUrl: "http://test.invalid/v1",
  apiKey: "k",
  trusted: true,
  maxConcurrency: 1,
  prices: {},
  fetch: () => Promise.reject(new Error("nothing is called here")),
};
const item: ClaimedItem = {
  resultId: "res_1",
  armId: "arm_1",
  trial: 1,
  attempt: 3,
  failed: { limited: 0, timedOut: 0, otherwise: 0 },
  failedJudgeCalls: 0,
  idempotencyKey: "res_1:0",
  case: { id: "case_1", tags: [], variables: {}, expectations: {}, metadata: {} },
  stored: null,
};
const anArm = (compile: () => CompiledContent): LaneArm => ({ armId: "arm_1", compile, model: { name: "m" }, provider });
const end = (arm: LaneArm) => callItem(arm, item, laneLimits, new AbortController().signal);

describe("a mistake that is not the provider's", () => {
  test("while compiling fails the item alone, without its inside", async () => {
    const arm = anArm(() => {
      throw new RangeError("Maximum call stack size exceeded");
    });
    const ended = await end(arm);
    expect(ended).toMatchObject({ status: "failed", error: { stage: "compile" }, calls: [{ faultCode: "not_sent" }] });
    expect(JSON.stringify(ended)).not.toContain("stack");
  });

  test("of the caller's own values is told in the words of the compiler", async () => {
    const arm = anArm(() => {
      throw new AppError("unprocessable", "“n” is required");
    });
    expect(await end(arm)).toMatchObject({ status: "failed", error: { stage: "compile", message: "“n” is required" } });
  });

  test("while sending fails the item alone and is not tried again", async () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const messages = [{ role: "user", content: circular }];
    // safe: the type forbids what this test is about
    const arm = anArm(() => ({ messages, unusedValues: [] }) as unknown as CompiledContent);
    expect(await end(arm)).toMatchObject({ status: "failed", error: { stage: "call", code: "internal" } });
  });
});

test("the wait doubles with each try up to a limit, and a longer one that the provider names is kept", () => {
  const tries = (count: number) => backoffMs({ tries: count, firstBackoffMs: 500 });
  expect(tries(1)).toBeLessThanOrEqual(500);
  expect(tries(3)).toBeGreaterThanOrEqual(1_000);
  expect(tries(20)).toBeLessThanOrEqual(30_000);
  expect(backoffMs({ tries: 1, firstBackoffMs: 500 }, 7_200_000)).toBe(3_600_000);
});
