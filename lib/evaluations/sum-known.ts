/** The sum, or null as soon as one is not known. */
export const sumKnown = (values: (number | null)[]): number | null =>
  values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
