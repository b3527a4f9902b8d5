import { prettyJson } from "@/lib/templates/pretty-json";
/** Named values of a case; what is not text shows as JSON. */
export function ValueList({ values }: { values: Record<string, unknown> }) {
  return (
    <dl className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3">
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt className="font-medium text-muted">{name}</dt>
          <dd className="whitespace-pre-wrap break-words">{typeof value === "string" ? value : prettyJson(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
