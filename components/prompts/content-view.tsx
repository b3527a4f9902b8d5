import { PageSection } from "@/components/page-section";
import type { Version } from "@/lib/prompts/schema";
import { MarkedText } from "./marked-text";
import { MessageFrame, MessageView } from "./message-view";
import { ModelFacts } from "./model-facts";
import { VariableTable } from "./variable-table";

/** All that a version is made of. */
export function ContentView({
  messages,
  variables,
  model,
  partials = {},
  providerName,
}: Pick<Version, "messages" | "variables" | "model" | "partials"> & { providerName?: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <PageSection title="Messages">
        <ol className="flex flex-col gap-3">
          {messages.map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a version's messages never move
            <MessageView key={index} message={message} />
          ))}
        </ol>
      </PageSection>
      {Object.keys(partials).length > 0 && (
        <PageSection title="Included prompts">
          <p className="text-muted">As they were when this version was published.</p>
          <ul className="flex flex-col gap-3">
            {Object.entries(partials).map(([slug, { text }]) => (
              <MessageFrame key={slug} title={slug}>
                <MarkedText text={text} />
              </MessageFrame>
            ))}
          </ul>
        </PageSection>
      )}
      <PageSection title="Variables">
        <VariableTable variables={variables} />
      </PageSection>
      <PageSection title="Model">
        <ModelFacts model={model} providerName={providerName} />
      </PageSection>
    </div>
  );
}
