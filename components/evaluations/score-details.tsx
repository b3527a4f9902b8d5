import { prettyJson } from "@/lib/templates/pretty-json";

/** What an evaluator says beyond its reason, to be opened. */
export function ScoreDetails({ details }: { details: unknown }) {
  const entries = entriesOf(details);
  if (entries.length === 0) return null;
  return (
    <details>
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">Details</summary>
      <dl className="mt-2 flex flex-col gap-2 rounded-md bg-raised p-3">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt className="font-medium text-muted">{name}</dt>
            <dd className="whitespace-pre-wrap break-words tabular-nums">{textOf(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function entriesOf(details: unknown): [string, unknown][] {
  if (details === null || details === undefined) return [];
  if (typeof details !== "object" || Array.isArray(details)) return [["value", details]];
  return Object.entries(details).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return rounded(value);
  if (Array.isArray(value) && value.every((one) => typeof one === "number")) return value.map(rounded).join(", ");
  return prettyJson(value);
}

const rounded = (value: number) => String(Math.round(value * 1_000) / 1_000);
