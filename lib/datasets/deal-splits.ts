import { sha256 } from "@/lib/sha256";

type Dealt = { id: string; group: string | null };
type Rule = { gateShare: number; byGroup: boolean; seed: string };

/**
 * Which cases are to be `gate`. Groups, or single cases, are taken in the order of their hash, each whole, as long as that brings the
 * number of gate cases nearer to the share: so the same seed deals the same, and new cases move few of the old ones.
 */
export function dealSplits(cases: readonly Dealt[], { gateShare, byGroup, seed }: Rule): Set<string> {
  const units = new Map<string, string[]>();
  for (const { id, group } of cases) {
    const unit = byGroup && group !== null ? `group ${group}` : `case ${id}`;
    units.set(unit, [...(units.get(unit) ?? []), id]);
  }
  const order = [...units].map(([unit, ids]) => ({ ids, rank: sha256(`${seed} ${unit}`) }));
  order.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const wanted = cases.length * gateShare;
  const gate = new Set<string>();
  for (const { ids } of order) {
    if (Math.abs(gate.size + ids.length - wanted) < Math.abs(gate.size - wanted)) for (const id of ids) gate.add(id);
  }
  return gate;
}
