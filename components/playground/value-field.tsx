import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { Variable } from "@/lib/templates/content";
import { HistoryField } from "./history-field";

type Props = {
  variable: Variable;
  /** Undefined is left out, which an empty text is not. */
  text: string | undefined;
  error?: string;
  /** Which columns use it, where not all do. */
  usedBy: string;
  onChange: (text: string | undefined) => void;
};

/** The value of one variable, typed as its type asks. */
export function ValueField({ variable, text, error, usedBy, onChange }: Props) {
  const { name, type, required, default: value, description } = variable;
  const hasDefault = value !== undefined;
  const left = hasDefault ? `${typeof value === "string" ? value : JSON.stringify(value)} (the default)` : "left out";
  const label = `${name}${required && !hasDefault ? "" : " (optional)"}`;
  const hint = [
    usedBy && `Used by ${usedBy}`,
    description,
    type === "json" && "JSON",
    type === "messages" && "A list of messages, as JSON",
  ]
    .filter(Boolean)
    .join(". ");
  const shared = { label, hint: hint || undefined, error, value: text ?? "" };
  if (type === "boolean")
    return (
      <Select {...shared} onChange={(event) => onChange(event.target.value || undefined)}>
        <option value="">{hasDefault ? left : required ? "Choose…" : "Left out"}</option>
        <option value="true">true</option>
        <option value="false">false</option>
      </Select>
    );
  if (type === "number")
    return (
      <Field
        {...shared}
        inputMode="decimal"
        autoComplete="off"
        placeholder={hasDefault ? left : undefined}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    );
  if (type === "messages") return <HistoryField {...{ label, hint, error, text, onChange }} />;
  const isText = type === "string";
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="w-full">
        <TextArea
          {...shared}
          rows={isText ? 2 : 3}
          code={!isText}
          className={isText ? "min-h-14!" : ""}
          placeholder={text === undefined && hasDefault ? left : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      {isText && text === "" && (
        <p className="text-muted">
          Sent as an empty text.{" "}
          <Button look="quiet" size="small" onClick={() => onChange(undefined)}>
            Leave it out
          </Button>
        </p>
      )}
    </div>
  );
}
