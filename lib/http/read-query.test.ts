import { describe, expect, test } from "vitest";
import { ListResults } from "@/lib/evaluations/result-schema";
import { readQuery } from "./read-query";

describe("readQuery", () => {
  test("takes what the verb knows and leaves out what it does not", () => {
    const query = { page: "2", status: "failed", baseline: "arm_1", utm_source: "mail" };
    expect(readQuery(ListResults, query, { id: "ev_1" })).toMatchObject({ id: "ev_1", page: 2, status: "failed" });
  });

  test("falls back to the default where a value is nonsense, and keeps the others", () => {
    const query = { page: "-1", pageSize: "all", passed: "true" };
    expect(readQuery(ListResults, query, { id: "ev_1" })).toMatchObject({ page: 1, pageSize: 20, passed: "true" });
  });

  test("leaves out a text that cannot be stored", () => {
    expect(readQuery(ListResults, { armId: "arm\u0000" }, { id: "ev_1" }).armId).toBeUndefined();
  });

  test("takes the first of a repeated name, and never lets the address decide a fixed field", () => {
    const query = { passed: ["false", "true"], id: "ev_other" };
    expect(readQuery(ListResults, query, { id: "ev_1" })).toMatchObject({ id: "ev_1", passed: "false" });
  });
});
