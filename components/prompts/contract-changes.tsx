import { Tag } from "@/components/ui/tag";
import type { Json } from "@/lib/clean-text";
import type { ContentDiff } from "@/lib/diff/schema";
import type { Variable } from "@/lib/templates/content";

type Change = { name: string; tag: string; look: "bad" | "warn" | "good" | "plain"; text: string };

/** What changes for callers and for the model, a line each: nothing where neither does. */
export function ContractChanges({ diff: { variables, model } }: { diff: ContentDiff }) {
  const asked = variableChanges(variables);
  return (
    <div className="flex flex-col gap-4">
      <Changes title="Variables" changes={asked} none="Callers send the same values." />
      <Changes
        title="Model and settings"
        changes={model.changed.map(({ field, from, to }) => ({
          name: fieldNames[field] ?? field,
          tag: from === undefined ? "set" : to === undefined ? "unset" : "changed",
          look: "plain",
          text: `${valueText(from)} → ${valueText(to)}`,
        }))}
        none="The model is asked in the same way."
      />
    </div>
  );
}

function Changes({ title, changes, none }: { title: string; changes: Change[]; none: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="font-medium">{title}</h3>
      {changes.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line">
          {changes.map(({ name, tag, look, text }) => (
            <li key={name} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 px-3 py-1.5">
              <Tag look={look}>{tag}</Tag>
              <code className="wrap-anywhere font-mono text-[0.8125rem]">{name}</code>
              <span className="wrap-anywhere text-muted">{text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function variableChanges({ added, removed, changed }: ContentDiff["variables"]): Change[] {
  return [
    ...added.map(
      (one): Change =>
        mustSend(one)
          ? { name: one.name, tag: "added, required", look: "bad", text: `${one.type}: callers must send it from now on.` }
          : { name: one.name, tag: "added", look: "good", text: `${one.type}: callers may leave it out.` },
    ),
    ...changed.map(({ name, from, to }): Change => {
      if (from.type !== to.type) return { name, tag: "other type", look: "bad", text: `${from.type} → ${to.type}` };
      if (mustSend(to) && !mustSend(from))
        return { name, tag: "made required", look: "bad", text: "Callers could leave it out before." };
      if (!mustSend(to) && mustSend(from)) return { name, tag: "made optional", look: "good", text: "Callers may leave it out." };
      return { name, tag: "changed", look: "plain", text: "Its default or its description." };
    }),
    ...removed.map(
      ({ name }): Change => ({ name, tag: "removed", look: "warn", text: "What callers still send for it is ignored." }),
    ),
  ];
}

const mustSend = ({ required, default: value }: Variable) => required && value === undefined;

const fieldNames: Record<string, string> = {
  ...{ name: "model", providerId: "provider", temperature: "temperature", topP: "top P", maxTokens: "most tokens" },
  ...{ responseFormat: "response format", toolChoice: "tool choice", extra: "further fields" },
};

function valueText(value: Json | undefined): string {
  if (value === undefined || value === null) return "not set";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
