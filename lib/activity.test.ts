import { Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { activity, currentRequestId, during, noteActivity, outsideActivity } from "./activity";
import { logOptions } from "./log";

/** A log as the application's, and what it has written. */
function aLog() {
  const lines: string[] = [];
  const out = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: pino(logOptions(), out), lines: () => lines.map((line) => JSON.parse(line)) };
}

describe("a line of the log", () => {
  test("says in which request, by whom and where it was written, however deep", async () => {
    const { log, lines } = aLog();
    const one = during({ requestId: "req_1", method: "GET", route: "/a/[id]" }, async () => {
      await delay(2);
      noteActivity({ workspaceId: "ws_1", userId: "usr_1" });
      await Promise.resolve();
      log.info("first");
    });
    const other = during({ requestId: "req_2" }, async () => {
      await delay(1);
      log.info("second");
    });
    await Promise.all([one, other]);
    log.info("nobody's");
    const [second, first, nobodys] = lines();
    expect(first).toMatchObject({ requestId: "req_1", method: "GET", route: "/a/[id]", workspaceId: "ws_1", userId: "usr_1" });
    expect(second).toMatchObject({ requestId: "req_2", msg: "second" });
    expect(second).not.toHaveProperty("workspaceId");
    expect(nobodys).not.toHaveProperty("requestId");
  });

  test("keeps secrets to itself there, too", () => {
    const { log, lines } = aLog();
    during({ requestId: "req_1" }, () => log.warn({ token: "t-secret", sent: { apiKey: "k-secret" } }, "refused"));
    expect(lines()).toMatchObject([{ requestId: "req_1", token: "[redacted]", sent: { apiKey: "[redacted]" } }]);
  });
});

test("what outlives a request is none of it; a request id is made where there is none", () => {
  during({ requestId: "req_1" }, () => {
    expect(currentRequestId()).toBe("req_1");
    expect(outsideActivity(activity)).toBeUndefined();
  });
  expect(currentRequestId()).toMatch(/^req_/);
  expect(currentRequestId()).not.toBe(currentRequestId());
});
