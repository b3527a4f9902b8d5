import type { Field } from "@/lib/openapi/reference";
import { withCode } from "./with-code";

type Props = { label: string; fields: (Field & { place?: string })[]; given?: boolean };

/** Fields with their types and limits; `given` are those of an answer, which are not asked for. */
export function FieldList({ label, fields, given = false }: Props) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-lg border border-line bg-surface">
      {fields.map(({ name, place, type, required, limits, about }) => (
        <li key={`${place ?? ""} ${name}`} className="wrap-anywhere px-3 py-2">
          <code className="font-mono text-[0.8125rem]">{name}</code>{" "}
          <span className="text-muted">{[place, type, required && !given && "required", limits].filter(Boolean).join(", ")}</span>
          {about && <p>{withCode(about)}</p>}
        </li>
      ))}
    </ul>
  );
}
