// @ts-check

/**
 * The value below which the share `at` of the values lies, by nearest rank: 0.5 is the median.
 * @param {number[]} values
 * @param {number} at
 */
export const quantile = (values, at) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.max(0, Math.ceil(values.length * at) - 1))] ?? Number.NaN;
