"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { blankFixture, type FixtureDraft, type Wanted } from "./evaluator-draft";
import { SampleFields } from "./sample-fields";

type Props = {
  fixtures: FixtureDraft[];
  errorOf: (path: string) => string | undefined;
  onChange: (changed: (before: FixtureDraft[]) => FixtureDraft[]) => void;
};

const outcomes: [Wanted, string][] = [
  ["passed", "It passes"],
  ["failed", "It does not pass"],
  ["skipped", "It is skipped"],
  ["", "Only the score counts"],
];
const most = 20;

/** Samples whose scores are known: what they must come to before a revision is used. */
export function FixtureFields({ fixtures, errorOf, onChange }: Props) {
  const change = (id: string, changed: Partial<FixtureDraft>) =>
    onChange((before) => before.map((one) => (one.id === id ? { ...one, ...changed } : one)));
  return (
    <div className="flex flex-col">
      {fixtures.map((fixture, position) => (
        <OneFixture
          key={fixture.id}
          {...{ fixture, position }}
          errorOf={(path) => errorOf(`fixtures.${position}.${path}`)}
          onChange={(changed) => change(fixture.id, changed)}
          onRemove={() => onChange((before) => before.filter(({ id }) => id !== fixture.id))}
        />
      ))}
      <div className="flex flex-wrap items-center gap-3 p-4">
        <Button
          disabled={fixtures.length >= most}
          onClick={() => onChange((before) => [...before, blankFixture(crypto.randomUUID())])}
        >
          <Plus aria-hidden="true" />
          Add a fixture
        </Button>
        {fixtures.length === 0 && (
          <p className="text-muted">None yet: it can be used as it is. Two, one good and one bad, find most slips.</p>
        )}
      </div>
    </div>
  );
}

type OneProps = {
  fixture: FixtureDraft;
  position: number;
  errorOf: (path: string) => string | undefined;
  onChange: (changed: Partial<FixtureDraft>) => void;
  onRemove: () => void;
};

function OneFixture({ fixture, position, errorOf, onChange, onRemove }: OneProps) {
  const { sample, name, minScore, maxScore, wanted } = fixture;
  return (
    <fieldset className="flex flex-col gap-4 border-line border-b p-4">
      <legend className="sr-only">Fixture {position + 1}</legend>
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <Field
            label={`Fixture ${position + 1}: name (optional)`}
            maxLength={200}
            autoComplete="off"
            value={name}
            error={errorOf("name")}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        </div>
        <Button look="quiet" size="icon" className="mt-6.5" aria-label={`Remove fixture ${position + 1}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      <SampleFields
        sample={sample}
        errorOf={(path) => errorOf(`sample.${path}`)}
        onChange={(changed) => onChange({ sample: { ...sample, ...changed } })}
      />
      <div className="grid gap-4 rounded-md bg-raised p-3 sm:grid-cols-3">
        <Select
          label="Expected"
          value={wanted}
          error={errorOf("wanted") ?? errorOf("expected")}
          onChange={({ target }) => onChange({ wanted: outcomes.find(([value]) => value === target.value)?.[0] ?? "" })}
        >
          {outcomes.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
        {wanted !== "skipped" && (
          <>
            <Field
              label="Least score (optional)"
              inputMode="decimal"
              value={minScore}
              error={errorOf("minScore") ?? errorOf("expected.minScore")}
              onChange={({ target }) => onChange({ minScore: target.value })}
            />
            <Field
              label="Greatest score (optional)"
              inputMode="decimal"
              value={maxScore}
              error={errorOf("maxScore") ?? errorOf("expected.maxScore")}
              onChange={({ target }) => onChange({ maxScore: target.value })}
            />
          </>
        )}
      </div>
    </fieldset>
  );
}
