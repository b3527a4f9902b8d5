import { z } from "zod";
import type { CaseChange } from "./change-schema";
import { ChangeCases } from "./change-schema";
import { readJson, readList, type TypedProblem } from "./read-typed";

/** Cells of a grid as they were typed: `variables.x`, `expectations.x`, `tags`, `split` or `group`. An empty expectation or group is cleared. */
export const CellFields = z.strictObject({
  id: z.string(),
  cases: z
    .array(
      z.strictObject({
        id: z.string(),
        ifRevision: z.number().int(),
        cells: z
          .array(
            z.strictObject({
              column: z.string().max(200),
              as: z.enum(["text", "json", "lines", "words"]),
              text: z.string().max(500_000),
            }),
          )
          .min(1)
          .max(500),
      }),
    )
    .min(1)
    .max(1_000),
});
export type CellFields = z.infer<typeof CellFields>;
type Cell = CellFields["cases"][number]["cells"][number];

/** Typed cells as the changes of cases they mean; a text that cannot be read is told beside its cell. */
export const CellsForm = CellFields.transform((fields, check): ChangeCases => {
  let sound = true;
  const cases = fields.cases.map(({ id, ifRevision, cells }, index) => {
    const change: Record<string, unknown> = { id, ifRevision };
    for (const [place, cell] of cells.entries())
      put(change, cell, (path, message) => {
        sound = false;
        check.addIssue({ code: "custom", path: ["cases", index, "cells", place, ...path], message });
      });
    return change;
  });
  if (!sound) return z.NEVER;
  const parsed = ChangeCases.safeParse({ id: fields.id, cases });
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) check.addIssue({ code: "custom", path: [...path], message });
  return z.NEVER;
});

type Change = Record<string, unknown> & Partial<Pick<CaseChange, "dropVariables">>;

function put(change: Change, { column, as, text }: Cell, problem: TypedProblem): void {
  const [, room, name = ""] = /^(variables|expectations)\.(.*)$/s.exec(column) ?? [];
  const isEmpty = text.trim() === "";
  const value = as === "text" ? text : as === "json" && isEmpty ? null : read(text, as, problem);
  if (room === "variables") {
    if (as === "json" && isEmpty) change.dropVariables = [...(change.dropVariables ?? []), name];
    else change.setVariables = { ...Object(change.setVariables), [name]: value };
  } else if (room === "expectations") {
    change.setExpectations = { ...Object(change.setExpectations), [name]: isEmpty ? null : value };
  } else if (column === "tags" || column === "split") change[column] = value;
  else if (column === "group") change.group = isEmpty ? null : text;
  else problem(["column"], "is no column that can be edited");
}

const read = (text: string, as: "json" | "lines" | "words", problem: TypedProblem) =>
  as === "json" ? readJson(text, ["text"], problem) : readList(text, as === "lines" ? "\n" : ",", ["text"], problem);
