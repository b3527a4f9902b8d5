import { PageSection } from "@/components/page-section";
import type { Version } from "@/lib/prompts/schema";
import { MessageView } from "./message-view";
import { ModelFacts } from "./model-facts";
import { VariableTable } from "./variable-table";

/** All that a version is made of. */
export function ContentView({ messages, variables, model }: Pick<Version, "messages" | "variables" | "model">) {
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
      <PageSection title="Variables">
        <VariableTable variables={variables} />
      </PageSection>
      <PageSection title="Model">
        <ModelFacts model={model} />
      </PageSection>
    </div>
  );
}
