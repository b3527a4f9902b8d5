import type { Context } from "@/lib/context";
import type { StoredVersion } from "@/lib/prompts/find-version";
import { readCatalogue } from "@/lib/providers/read-catalogue";
import { countCandidates, countLooks } from "./count-tried";
import { readPast } from "./read-past";
import { readPresentCases } from "./read-present-cases";
import { readTries } from "./read-tries";
import type { StoredGate } from "./schema";
import { type Measured, type SortedEvidence, sortEvidence } from "./sort-evidence";

export type Examined = {
  gate: StoredGate;
  version: StoredVersion;
  environment: string;
  /** What the environment serves, or served last; null where it never served any. */
  reference: StoredVersion | null;
};
export type Evidence = SortedEvidence & {
  reference: "first" | "same" | "other";
  tried: { candidates: number; look: number };
};

/** The evaluations of a version that count for a gate, those left out with why, and how many were tried since the last promotion. */
export async function gatherEvidence(ctx: Context, examined: Examined): Promise<Evidence> {
  const { gate, version, environment } = examined;
  const { promptId } = version;
  const catalogue = await readCatalogue(ctx);
  const measured = ({ contentHash, content, providerId }: StoredVersion): Measured => {
    const model = catalogue.find({ providerId, name: content.model.name });
    return { contentHash, model: model && { providerId: model.providerId, name: model.name } };
  };
  const [candidate, present] = [measured(version), examined.reference && measured(examined.reference)];
  const isSame = present !== null && JSON.stringify(present) === JSON.stringify(candidate);
  const reference = present === null ? "first" : isSame ? "same" : "other";
  const { suiteId } = gate;
  if (suiteId === null) return { counted: [], leftOut: [], stale: false, reference, tried: { candidates: 1, look: 1 } };

  const past = await readPast(ctx, { promptId, environment });
  const tries = await readTries(ctx, { suiteId, versionId: version.id, contentHash: version.contentHash });
  const ofGate = tries.filter((one) => one.suiteRevision === gate.suiteRevision && one.split === "gate");
  const sorted = sortEvidence(tries, {
    ...{ gate, version: candidate, reference: reference === "other" ? present : null, past },
    hasPresentCases: await readPresentCases(ctx, ofGate),
  });
  const since = past.since;
  const candidates = await countCandidates(ctx, { promptId, suiteId, referenceHash: present?.contentHash ?? "", since });
  const look = Math.max(sorted.counted.length, countLooks(tries, { suiteId, since }));
  return { ...sorted, reference, tried: { candidates, look: Math.max(1, look) } };
}
