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
  /** Where the page says what was done. */
  doneHref: string;
  /** How the gate stands, on its own side. */
  gate: ReactNode;
  /** What the gate says and whether this person may go against it. */
  refused: ComponentProps<typeof ReleaseForm>["refused"];
};

/** Decides that an environment serves a version, with what it replaces and what the gate says in sight. */
export function PromotePanel(props: Props) {
  const { version, environments, environment, served, diff, promote, closeHref, doneHref, gate, refused } = props;
  const { id, number, active } = version;
  return (
    <UrlPanel
      look="wide"
      title={`Promote version ${number}`}
      description="Applications get it within a second."
      closeHref={closeHref}
    >
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
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <Replacement environment={environment} from={served} to={number} diff={diff} />
            <div className="flex min-w-0 flex-col gap-5 md:border-line md:border-l md:pl-6">
              {gate}
              <ReleaseForm
                key={environment}
                ask={promote}
                input={{ id, environment }}
                button={`Promote v${number} to ${environment}${served === null ? "" : `, replacing v${served}`}`}
                isReasonRequired={false}
                isBreaking={diff?.variables.breaking ?? false}
                refused={refused}
                said={`${environment} serves version ${number}`}
                doneHref={doneHref}
              />
            </div>
          </div>
        )}
      </div>
    </UrlPanel>
  );
}
