"use client";

import { useState } from "react";
import type { Values, Variable } from "@/lib/templates/content";
import { type TypedValues, typedOf } from "./typed-values";

export type TakenCase = { id: string; datasetId: string; name: string | null; number: number; total: number };
/** Whose values they are, and whether they still are as they were taken. */
export type Taken = { from: "run" | "case"; case: TakenCase | null; isChanged: boolean };
export type GivenCase = TakenCase & { variables: Values };
export type Valued = { typed: TypedValues; taken: Taken | null };

/** The values all columns share. */
export function useValues(variables: Pick<Variable, "name" | "type">[], start: () => Valued) {
  const [valued, setValued] = useState(start);
  return {
    ...valued,
    /** The case they are of, as long as they are as it has them. */
    caseId: valued.taken && !valued.taken.isChanged ? (valued.taken.case?.id ?? null) : null,
    setValued,
    type: (name: string, text: string | undefined) =>
      setValued(({ typed, taken }) => {
        const { [name]: _, ...rest } = typed;
        const next = text === undefined ? rest : { ...rest, [name]: text };
        return { typed: next, taken: taken && { ...taken, isChanged: true } };
      }),
    takeCase: (given: GivenCase) => setValued(ofCase(variables, given)),
    takeRun: (values: Values, of = variables) =>
      setValued({ typed: typedOf(of, values), taken: { from: "run", case: null, isChanged: false } }),
  };
}

export const ofCase = (variables: Pick<Variable, "name" | "type">[], { variables: values, ...of }: GivenCase): Valued => ({
  typed: typedOf(variables, values),
  taken: { from: "case", case: of, isChanged: false },
});
