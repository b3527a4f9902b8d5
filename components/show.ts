const decimals = (most: number) => new Intl.NumberFormat("en", { maximumFractionDigits: most });
const signed = (most: number) => new Intl.NumberFormat("en", { maximumFractionDigits: most, signDisplay: "exceptZero" });
const minus = (text: string) => text.replace("-", "−");
/** A difference under 10 shows one decimal more than a larger one. */
const precision = (value: number) => (Math.abs(value) < 9.95 ? 1 : 0);

const orDash =
  (format: (value: number) => string) =>
  (value: number | null): string =>
    value === null ? "—" : format(value);

/** Figures as text for a person; null (not known) is a dash, never 0. Rates and scores are 0..1, times ms, money USD. */
export const show = {
  count: orDash((value) => decimals(0).format(value)),
  percent: orDash((value) => `${decimals(1).format(value * 100)}%`),
  score: orDash((value) => value.toFixed(2)),
  duration: orDash((value) =>
    value < 1000 ? `${decimals(value < 9.95 ? 1 : 0).format(value)} ms` : `${decimals(2).format(value / 1000)} s`,
  ),
  cost: orDash((value) =>
    value > 0 && value < 0.01
      ? `$${new Intl.NumberFormat("en", { maximumSignificantDigits: 2 }).format(value)}`
      : `$${value.toFixed(2)}`,
  ),
  /** A difference of two rates in points: 0.61 → "61"; `sign` puts a + before a gain. */
  points: (value: number, sign = false) => {
    const points = value * 100;
    return minus((sign ? signed : decimals)(precision(points)).format(Math.abs(points) < 0.05 ? 0 : points));
  },
  /** A difference of scores, or a relative one (a ratio − 1) with `percent`. */
  difference: (value: number, as: "score" | "percent") => {
    if (as === "percent") return minus(`${signed(precision(value * 100)).format(value * 100)}%`);
    return minus(
      new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(
        value,
      ),
    );
  },
};
