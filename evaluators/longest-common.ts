/** Some half a second. */
const maxCells = 200_000_000;

/**
 * The length of the longest common subsequence of two lists of tokens.
 * @throws Error when the lists are too long: the cost is the product of their lengths
 */
export function longestCommon(left: string[], right: string[]): number {
  const [a, b] = inNumbers(left, right);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [x, y] = [a.subarray(start, endA), b.subarray(start, endB)];
  if (x.length * y.length > maxCells)
    throw new Error("The texts are too long for rougeL: their words multiplied exceed 200 million.");
  return start + (a.length - endA) + lengthOf(x, y);
}

/** One row of the table at a time. */
function lengthOf(x: Uint32Array, y: Uint32Array): number {
  const row = new Uint32Array(y.length + 1);
  for (const token of x) {
    let diagonal = 0;
    let before = 0;
    for (let j = 0; j < y.length; j++) {
      const above = row[j + 1] ?? 0;
      const best = y[j] === token ? diagonal + 1 : Math.max(above, before);
      row[j + 1] = best;
      diagonal = above;
      before = best;
    }
  }
  return row[y.length] ?? 0;
}

function inNumbers(left: string[], right: string[]): [Uint32Array, Uint32Array] {
  const numbers = new Map<string, number>();
  const numberOf = (token: string) => {
    const known = numbers.get(token) ?? numbers.size;
    numbers.set(token, known);
    return known;
  };
  return [Uint32Array.from(left, numberOf), Uint32Array.from(right, numberOf)];
}
