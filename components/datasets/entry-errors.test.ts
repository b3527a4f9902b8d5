import { expect, test } from "vitest";
import { entryErrors } from "./entry-errors";

const failed = (...errors: { path: string; message: string }[]) => {
  const problem = {
    type: "about:blank",
    title: "",
    status: 422,
    detail: "",
    code: "unprocessable",
    requestId: "",
    errors,
  } as const;
  return { ok: false, problem } as const;
};

test("tells the entries by their place, of which people count from 1", () => {
  const outcome = failed(
    { path: "expectations.assertions.0.type", message: "there is no evaluator “x”" },
    { path: "fields.expectations.assertions.1", message: "wants an object." },
    { path: "expectations.rubric", message: "too long" },
  );
  expect(entryErrors(outcome, "expectations.assertions")).toEqual({
    paths: ["expectations.assertions.0.type", "fields.expectations.assertions.1"],
    text: "Entry 1, type: there is no evaluator “x”. Entry 2: wants an object.",
  });
  expect(entryErrors(null, "expectations.assertions")).toEqual({ paths: [], text: "" });
});
