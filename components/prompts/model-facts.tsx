import { CodeBlock } from "@/components/ui/code-block";
import { Fact, Facts } from "@/components/ui/facts";
import type { Version } from "@/lib/prompts/schema";
import { prettyJson } from "@/lib/templates/pretty-json";

const jsons = [
  { field: "responseFormat", title: "Response format" },
  { field: "tools", title: "Tools" },
  { field: "toolChoice", title: "Tool choice" },
  { field: "extra", title: "Further fields" },
] as const;

/** Which model answers and how it is asked; what is not set is left to the provider. */
export function ModelFacts({ model, providerName }: { model: Version["model"]; providerName?: string }) {
  const { name, providerId, temperature, topP, maxTokens, seed, stop } = model;
  const set = [
    { title: "Temperature", value: temperature },
    { title: "Top P", value: topP },
    { title: "Most tokens", value: maxTokens },
    { title: "Seed", value: seed },
  ].filter(({ value }) => value !== undefined);
  return (
    <div className="flex flex-col gap-4">
      <Facts>
        <Fact name="Model">
          <code className="wrap-anywhere font-mono">{name}</code>
        </Fact>
        <Fact name="Provider">{providerName ?? providerId ?? "the workspace's default"}</Fact>
        {set.map(({ title, value }) => (
          <Fact key={title} name={title}>
            <span className="tabular-nums">{value}</span>
          </Fact>
        ))}
        {stop && (
          <Fact name="Stop">
            <code className="break-words font-mono">{stop.map((one) => JSON.stringify(one)).join(", ") || "none"}</code>
          </Fact>
        )}
      </Facts>
      {jsons.map(
        ({ field, title }) =>
          model[field] !== undefined && (
            <div key={field} className="flex flex-col gap-1.5">
              <h3 className="font-medium">{title}</h3>
              <CodeBlock copy label={title} text={prettyJson(model[field])} />
            </div>
          ),
      )}
    </div>
  );
}
