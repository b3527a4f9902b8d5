import { expect, test, vi } from "vitest";
import { log } from "./log";
import { tellQueueTrouble } from "./tell-queue-trouble";

test("tells the same trouble once in ten seconds, and then how often it was; another at once; plain objects as errors", () => {
  const told = vi.spyOn(log(), "error");
  const refused = () => ({
    message: "connect ECONNREFUSED",
    code: "ECONNREFUSED",
    stack: "Error\n    at connect",
    queue: "run.execute",
  });
  for (let at = 0; at < 9_000; at += 100) tellQueueTrouble(refused(), at);
  tellQueueTrouble(new Error("something else"), 9_000);
  tellQueueTrouble(refused(), 10_000);
  const error = expect.objectContaining({
    message: "connect ECONNREFUSED",
    code: "ECONNREFUSED",
    stack: expect.stringContaining("at connect"),
  });
  expect(told.mock.calls).toEqual([
    [{ err: error, queue: "run.execute" }, "queue"],
    [{ err: expect.objectContaining({ message: "something else" }) }, "queue"],
    [{ err: error, queue: "run.execute", times: 90 }, "queue"],
  ]);
});
