"use client";

import { Plus, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { CaseFields } from "@/lib/datasets/case-form";
import { expectationNames } from "./expectation-names";
import { JsonHint } from "./json-hint";

type Expected = CaseFields["expectations"];
type Key = keyof Expected;
type Props = { expectations: Expected; errorOf: (path: string) => string | undefined; change: (expectations: Expected) => void };

const hints: Record<Key, string> = {
  label: "The class the answer should name.",
  exact: "The whole answer, character for character. Empty means an empty answer.",
  keywords: "One a line; the answer should hold them.",
  forbiddenKeywords: "One a line; the answer should hold none of them.",
  jsonSchema: "JSON the answer is checked against.",
  reference: "A good answer to compare with.",
  rubric: "What a judge should look for.",
  assertions:
    'Evaluators of this case alone, asked by the evaluator “assertions”: a JSON list such as [{ "type": "contains", "options": { "text": "30 days" } }]. An entry may have weight, negate and threshold.',
};
const asJson: Key[] = ["jsonSchema", "assertions"];
// safe: the keys of an object with exactly these keys
const keys = Object.keys(expectationNames) as Key[];

/** What a case expects: one control for each, there only where the case asks for it. */
export function ExpectationFields({ expectations, errorOf, change }: Props) {
  const asked = keys.filter((key) => expectations[key] !== undefined);
  const list = useRef<HTMLElement>(null);
  const [added, setAdded] = useState<Key | null>(null);
  useEffect(() => {
    if (added) list.current?.querySelector<HTMLElement>(`[data-expectation="${added}"] :is(input, textarea)`)?.focus();
  }, [added]);
  const remove = (key: Key) => {
    const { [key]: _, ...rest } = expectations;
    change(rest);
    setAdded(null);
  };
  const add = (key: Key) => {
    change({ ...expectations, [key]: "" });
    setAdded(key);
  };
  return (
    <section ref={list} className="flex flex-col gap-4">
      <h3 className="font-semibold">Expectations</h3>
      {asked.length === 0 && <p className="text-muted">Nothing yet. Evaluators that need an expectation skip this case.</p>}
      {asked.map((key) => (
        <div key={key} data-expectation={key} className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <Expectation
              name={key}
              text={expectations[key] ?? ""}
              error={errorOf(`fields.expectations.${key}`) ?? errorOf(`expectations.${key}`)}
              set={(text) => change({ ...expectations, [key]: text })}
            />
          </div>
          <Button
            look="quiet"
            size="icon"
            aria-label={`Remove ${expectationNames[key]}`}
            title={`Remove ${expectationNames[key]}`}
            onClick={() => remove(key)}
            className="mt-6.5"
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        {keys
          .filter((key) => !asked.includes(key))
          .map((key) => (
            <Button key={key} size="small" onClick={() => add(key)}>
              <Plus aria-hidden="true" />
              {expectationNames[key]}
            </Button>
          ))}
      </div>
    </section>
  );
}

type OneProps = { name: Key; text: string; error?: string; set: (text: string) => void };

function Expectation({ name, text, error, set }: OneProps) {
  const shared = { label: expectationNames[name], hint: hints[name], error, value: text };
  if (name === "label") return <Field {...shared} autoComplete="off" onChange={(event) => set(event.target.value)} />;
  return (
    <>
      <TextArea
        {...shared}
        code={asJson.includes(name)}
        rows={name === "assertions" ? 6 : 2}
        onChange={(event) => set(event.target.value)}
      />
      {asJson.includes(name) && text.trim() !== "" && !error && <JsonHint text={text} />}
    </>
  );
}
