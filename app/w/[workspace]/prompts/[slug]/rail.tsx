import type { ReactNode } from "react";
import { hrefWith } from "@/components/href-with";
import { BaselineList } from "@/components/prompts/baseline-list";
import { EnvironmentList } from "@/components/prompts/environment-list";
import { RailToggle } from "@/components/prompts/rail-toggle";
import { VersionList } from "@/components/prompts/version-list";
import { closed } from "./closed";
import type { Place } from "./open-tab";
import type { readRail } from "./read-rail";
import { waitsFor } from "./version-marks";

type Props = {
  place: Place;
  rail: Awaited<ReturnType<typeof readRail>>;
  /** What a version came to against what production serves. */
  mark: (id: string) => ReactNode;
  hrefOf: (number: number) => string;
  mayRollBack: boolean;
};

/** Beside a version: what each environment serves, and the other versions. */
export function Rail({ place: { workspace, path, query, version }, rail, mark, hrefOf, mayRollBack }: Props) {
  const { deployments, versions, baselines, gates, awaited, names } = rail;
  const chosen = String(version.number);
  const rollBackHref = (environment: string) => hrefWith(path, query, { ...closed, open: "rollback", environment });
  return (
    <RailToggle
      key={chosen}
      label={`Version ${chosen} of ${versions.pagination.total}`}
      top={
        <EnvironmentList
          {...{ deployments, gates, names, hrefOf }}
          gateHref={(environment) => hrefWith(`${path}/gate`, {}, { environment })}
          rollBackHref={mayRollBack ? rollBackHref : null}
        />
      }
    >
      <VersionList
        {...{ versions, names, hrefOf }}
        chosen={version.number}
        marksOf={({ id }) => ({ verdict: mark(id), waits: waitsFor(awaited, id) })}
        pageHref={(page) => hrefWith(path, query, { ...closed, version: chosen, versions: String(page) })}
      />
      <BaselineList baselines={baselines} root={`/w/${workspace}`} />
    </RailToggle>
  );
}
