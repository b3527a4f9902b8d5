import type { ChoiceLink } from "@/components/ui/choice-links";

type Arm = { armId: string; label: string };
export type Sides = { baseline: string; candidate: string };

/** The arms the address names, else the first two; who names one arm twice gets another for the candidate. Null where there is one arm. */
export function sidesOf(arms: Arm[], asked: { baseline?: unknown; candidate?: unknown }): Sides | null {
  const armOf = (value: unknown, other?: string) =>
    (arms.find((arm) => arm.armId === value && value !== other) ?? arms.find((arm) => arm.armId !== other))?.armId;
  const baseline = armOf(asked.baseline);
  const candidate = armOf(asked.candidate, baseline);
  return baseline && candidate ? { baseline, candidate } : null;
}

/** The ways to another arm on one side; who chooses the other side's arm swaps the two. */
export function sideChoices(
  arms: Arm[],
  sides: Sides,
  side: keyof Sides,
  hrefOf: (sides: Record<keyof Sides, string>) => string,
): ChoiceLink[] {
  const other = side === "baseline" ? "candidate" : "baseline";
  return arms.map(({ armId, label }) => {
    const swapped = { [side]: armId, [other]: armId === sides[other] ? sides[side] : sides[other] };
    return { text: label, href: hrefOf({ ...sides, ...swapped }), chosen: armId === sides[side] };
  });
}
