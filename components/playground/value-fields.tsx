import { Card } from "@/components/ui/card";
import type { Variable } from "@/lib/templates/content";
import { CaseDialog, type FindCases } from "./case-dialog";
import { type TypedValues, typedOf } from "./typed-values";
import { ValueField } from "./value-field";

type Props = {
  variables: Variable[];
  typed: TypedValues;
  errorOf: (name: string) => string | undefined;
  /** Whose values they are, where they are somebody's. */
  cameFrom: string | null;
  onChange: (typed: TypedValues, cameFrom: string | null) => void;
  datasets: { id: string; name: string; caseCount: number }[];
  find: FindCases;
};

/** The values the prompt is tried with; those of a variable that was taken out are kept, in case it comes back. */
export function ValueFields({ variables, typed, errorOf, cameFrom, onChange, datasets, find }: Props) {
  const named = variables.filter(({ name }, index) => name !== "" && variables.findIndex((one) => one.name === name) === index);
  const set = (name: string, text: string | undefined) => {
    const { [name]: _, ...rest } = typed;
    onChange(text === undefined ? rest : { ...rest, [name]: text }, cameFrom);
  };
  const choose = (
    <CaseDialog {...{ datasets, find }} onChoose={(one) => onChange(typedOf(variables, one.variables), nameOf(one))} />
  );
  return (
    <Card title="Values" actions={named.length > 0 ? choose : undefined}>
      {named.length === 0 ? (
        <p className="text-muted">The prompt has no variables.</p>
      ) : (
        <div className="flex flex-col gap-4">
          {cameFrom && <p className="break-words text-muted">Taken from {cameFrom}.</p>}
          {named.map((variable) => (
            <ValueField
              key={variable.name}
              variable={variable}
              text={Object.hasOwn(typed, variable.name) ? typed[variable.name] : undefined}
              error={errorOf(variable.name)}
              onChange={(text) => set(variable.name, text)}
            />
          ))}
        </div>
      )}
    </Card>
  );
}

const nameOf = ({ id, name }: { id: string; name: string | null }) => `the case ${name ? `“${name}”` : id}`;
