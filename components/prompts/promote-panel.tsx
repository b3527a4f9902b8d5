import type { ComponentProps, ReactNode } from "react";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { UrlPanel } from "@/components/ui/url-panel";
import type { ContentDiff } from "@/lib/diff/schema";
import type { Outcome } from "@/lib/http/action";
import { ReleaseForm } from "./release-form";
import { Replacement } from "./replacement";

type Props = {
  version: { id: string; number: number; active: string[] };
  environments: { name: string; href: string }[];
  environment: string;
  served: number | null;
  /** From what is served to this version; null where nothing is, or this one. */
  diff: ContentDiff | null;
  promote: (input: unknown) => Promise<Outcome<unknown>>;
  closeHref: string;
  /** How the gate stands, on its own side. */
  gate: ReactNode;
  /** What the gate says and whether this person may go against it. */
  refused: ComponentProps<typeof ReleaseForm>["refused"];
};

/** Decides that an environment serves a version, with what it replaces and what the gate says in sight. */
export function PromotePanel(props: Props) {
  const { version, environments, environment, served, diff, promote, closeHref, gate, refused } = props;
  const { id, number, active } = version;
  return (
    <UrlPanel title={`Promote version ${number}`} description="Applications get it within a second." closeHref={closeHref}>
      <div className="flex flex-col gap-5">
        <ChoiceLinks
          label="Environment"
          choices={environments.map(({ name, href }) => ({ text: name, href, chosen: name === environment }))}
        />
        {active.includes(environment) ? (
          <p>
            <span className="font-medium">{environment}</span> serves v{number} already.
          </p>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] md:grid-rows-[auto_1fr]">
            <Replacement environment={environment} from={served} to={number} diff={diff} />
            <div className="min-w-0 md:col-start-2 md:row-span-2 md:row-start-1">{gate}</div>
            <ReleaseForm
              key={environment}
              ask={promote}
              input={{ id, environment }}
              button={`Promote to ${environment}`}
              isReasonRequired={false}
              isBreaking={diff?.variables.breaking ?? false}
              refused={refused}
              closeHref={closeHref}
            />
          </div>
        )}
      </div>
    </UrlPanel>
  );
}
