// @ts-check

/**
 * A ratio of two things measured turn about in one run: a gate.
 * @param {{ work: string, ratio: number, least: number, told: string, values: Record<string, unknown> }} measured told: what was divided
 * @returns {import("../bench.mjs").Row}
 */
export function atLeast({ work, ratio, least, told, values }) {
  const isReached = ratio >= least;
  return { work, figure: `${ratio.toFixed(2)} (${told})`, wanted: `≥ ${least}`, isReached, isFailed: !isReached, values };
}

/**
 * A time or a size, which other machines have otherwise: fails at twice the figure.
 * @param {{ work: string, value: number, most: number, unit: string, told?: string, values: Record<string, unknown> }} measured
 * @returns {import("../bench.mjs").Row}
 */
export function atMost({ work, value, most, unit, told, values }) {
  const figure = `${value < 100 ? value.toFixed(1) : Math.round(value)} ${unit}${told ? ` (${told})` : ""}`;
  const isFailed = !(value <= 2 * most);
  return { work, figure, wanted: `≤ ${most} ${unit}`, isReached: value <= most, isFailed, values };
}
