import type { Expectations } from "@/lib/datasets/schema";
import { expectationNames } from "./expectation-names";

const brief: Record<keyof Expectations, string> = {
  ...expectationNames,
  exact: "Exact",
  forbiddenKeywords: "Not",
  jsonSchema: "Schema",
  reference: "Reference",
};

/** What a case expects, a line each: the name and the beginning of what is expected. */
export function ExpectationSummary({ expectations }: { expectations: Expectations }) {
  const lines = Object.entries(expectationNames).flatMap(([key]) => {
    const known = key as keyof Expectations; // safe: the keys of an object with exactly these keys
    const value = expectations[known];
    return value === undefined ? [] : [{ key, name: brief[known], text: textOf(value) }];
  });
  if (lines.length === 0) return <span className="text-muted">Nothing</span>;
  return (
    <ul className="flex flex-col">
      {lines.slice(0, 3).map(({ key, name, text }) => (
        <li key={key} className="line-clamp-1 break-all" title={`${name}: ${text}`}>
          <span className="text-muted">{name}</span> {text}
        </li>
      ))}
      {lines.length > 3 && <li className="text-muted">and {lines.length - 3} more</li>}
    </ul>
  );
}

function textOf(value: Expectations[keyof Expectations]): string {
  if (typeof value === "string") return value === "" ? "(empty)" : value.slice(0, 200).toWellFormed();
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string"))
    return value.join(", ").slice(0, 200).toWellFormed();
  return JSON.stringify(value).slice(0, 200).toWellFormed();
}
