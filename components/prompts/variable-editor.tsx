"use client";

import { Plus, Trash2, X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { BareJsonEditor } from "@/components/ui/json-editor";
import { controlClass } from "@/components/ui/labelled";
import { Tag } from "@/components/ui/tag";
import type { VariableDraft } from "./content-draft";
import { ProblemList } from "./problem-list";

const types = ["string", "number", "boolean", "json", "messages"] as const;

type Props = {
  variable: VariableDraft;
  position: number;
  isUnused: boolean;
  problemsOf: (field: string) => string[];
  onChange: (variable: VariableDraft) => void;
  onRemove: () => void;
};

/** The declaration of one variable: a card that is one line where there is room. */
export function VariableEditor({ variable, position, isUnused, problemsOf, onChange, onRemove }: Props) {
  const id = useId();
  const called = variable.name || `variable ${position}`;
  const change = (changed: Partial<VariableDraft>) => onChange({ ...variable, ...changed });
  const problems = [...problemsOf("name"), ...problemsOf("type"), ...problemsOf("default"), ...problemsOf("description")];
  const described = problems.length > 0 ? { "aria-describedby": id } : {};
  return (
    <li data-variable={variable.key} className="flex flex-col gap-2 px-3 py-2.5">
      <div className="grid grid-cols-2 items-end gap-2 @2xl:grid-cols-[minmax(7rem,3fr)_7rem_6rem_minmax(8rem,3fr)_minmax(8rem,4fr)_2rem]">
        <Cell label="Name">
          <input
            {...described}
            aria-label={`Name of ${called}`}
            aria-invalid={problemsOf("name").length > 0 || undefined}
            value={variable.name}
            maxLength={64}
            spellCheck={false}
            onChange={(event) => change({ name: event.target.value })}
            className={`${controlClass} h-9 font-mono`}
          />
        </Cell>
        <Cell label="Type">
          <select
            aria-label={`Type of ${called}`}
            value={variable.type}
            onChange={(event) => onChange(ofType(variable, types.find((type) => type === event.target.value) ?? "string"))}
            className={`${controlClass} h-9 px-2`}
          >
            {types.map((type) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        </Cell>
        <label className="flex h-9 items-center gap-2 whitespace-nowrap @max-2xl:order-1">
          <input
            type="checkbox"
            aria-label={`${called} is required`}
            checked={variable.required}
            onChange={(event) => change({ required: event.target.checked })}
            className="size-4 flex-none accent-accent"
          />
          Required
        </label>
        <Cell label="Default" wide>
          <Default {...{ variable, called, change, described }} isWrong={problemsOf("default").length > 0} />
        </Cell>
        <Cell label="Description" wide>
          <input
            aria-label={`Description of ${called}`}
            value={variable.description ?? ""}
            maxLength={2_000}
            placeholder="What it stands for"
            onChange={(event) => change({ description: event.target.value === "" ? null : event.target.value })}
            className={`${controlClass} h-9`}
          />
        </Cell>
        <Button
          look="quiet"
          size="icon"
          aria-label={`Remove ${called}`}
          onClick={onRemove}
          className="@max-2xl:order-1 @max-2xl:justify-self-end"
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      {isUnused && (
        <p className="flex items-center gap-2 text-muted">
          <Tag look="warn">Unused</Tag> No message uses it.
        </p>
      )}
      <ProblemList id={id} problems={problems} />
    </li>
  );
}

/** The name of a control stands over it where the columns have no head; the control itself says whose it is. */
function Cell({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${wide ? "@max-2xl:order-2 @max-2xl:col-span-2" : ""}`}>
      <span aria-hidden="true" className="text-muted text-xs">
        {label}
      </span>
      {children}
    </div>
  );
}

type DefaultProps = {
  variable: VariableDraft;
  called: string;
  isWrong: boolean;
  described: { "aria-describedby"?: string };
  change: (changed: Partial<VariableDraft>) => void;
};

function Default({ variable, called, isWrong, described, change }: DefaultProps) {
  const { default: given, type } = variable;
  if (!given)
    return (
      <Button
        aria-label={`None, give ${called} a default`}
        onClick={() => change({ default: { text: firstText[type], isJson: type !== "string" } })}
        className="justify-start! border-dashed font-normal text-muted"
      >
        <Plus aria-hidden="true" /> None
      </Button>
    );
  const named = { ...described, "aria-label": `Default of ${called}`, ...(isWrong ? { "aria-invalid": true as const } : {}) };
  const common = { ...named, value: given.text };
  const set = (text: string) => change({ default: { ...given, text } });
  const isLong = given.text.length > 40 || given.text.includes("\n");
  return (
    <div className="flex items-start gap-1">
      {type === "json" || type === "messages" ? (
        <BareJsonEditor named={named} value={given.text} onChange={set} className="max-h-60 min-h-9" />
      ) : isLong ? (
        <textarea
          {...common}
          rows={1}
          spellCheck={false}
          onChange={(event) => set(event.target.value)}
          className={`${controlClass} field-sizing-content max-h-60 min-h-9 py-1.5 font-mono`}
        />
      ) : (
        <input {...common} onChange={(event) => set(event.target.value)} className={`${controlClass} h-9 font-mono`} />
      )}
      <Button look="quiet" size="icon" aria-label={`Take the default of ${called} out`} onClick={() => change({ default: null })}>
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}

const firstText: Record<VariableDraft["type"], string> = {
  string: "",
  number: "0",
  boolean: "false",
  json: "{}",
  messages: "[]",
};

const ofType = (variable: VariableDraft, type: VariableDraft["type"]): VariableDraft => ({
  ...variable,
  type,
  default: variable.default && { ...variable.default, isJson: type !== "string" },
});
