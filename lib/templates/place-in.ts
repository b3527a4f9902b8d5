/** Where something stands in a text: line and column from 1, the column in UTF-16 units as editors count; offset from 0. */
export type Place = { line: number; column: number; offset: number };

/** Finds the place of an offset in `text`; lines end with LF, CRLF or CR. */
export function placeIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  };
}
