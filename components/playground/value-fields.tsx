import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { Variable } from "@/lib/templates/content";
import type { TypedValues } from "./typed-values";
import { ValueField } from "./value-field";

type Props = {
  variables: Variable[];
  typed: TypedValues;
  errorOf: (name: string) => string | undefined;
  /** Letters of the columns that use a variable, where not all do. */
  usedBy: (name: string) => string;
  onType: (name: string, text: string | undefined) => void;
  /** The way to take them from a case. */
  children: ReactNode;
};

/** The values all columns are tried with; those of a variable that was taken out are kept, in case it comes back. */
export function ValueFields({ variables, typed, errorOf, usedBy, onType, children }: Props) {
  if (variables.length === 0)
    return (
      <Card title="Values">
        <p className="text-muted">The prompt has no variables.</p>
      </Card>
    );
  const isWide = variables.some(({ type }) => type === "messages" || type === "json");
  const columns = variables.length === 1 ? "" : isWide ? "@4xl:grid-cols-2" : "@2xl:grid-cols-2 @5xl:grid-cols-3";
  return (
    <Card title="Values">
      <div className="@container flex flex-col gap-4">
        {children}
        <div className={`grid items-start gap-4 ${columns}`}>
          {variables.map((variable) => (
            <div key={variable.name} className="min-w-0">
              <ValueField
                variable={variable}
                text={Object.hasOwn(typed, variable.name) ? typed[variable.name] : undefined}
                error={errorOf(variable.name)}
                usedBy={usedBy(variable.name)}
                onChange={(text) => onType(variable.name, text)}
              />
            </div>
          ))}
        </div>
      </div>
    </Card>
  );
}
