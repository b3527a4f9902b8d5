import { BrokenRow, maxRowChars } from "./read-row";

/** The elements of a JSON array as texts. Only brackets, quotes and commas are looked at; what stands between them is for the JSON parser to judge. */
export async function* jsonElements(text: AsyncIterable<string>): AsyncGenerator<string> {
  let depth = 0; // -1 after the array
  let row = 1;
  let inString = false;
  let escaped = false;
  let open = "";
  for await (const chunk of text) {
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (c === 92) escaped = true;
        else if (c === 34) inString = false;
      } else if (depth <= 0) {
        if (c === 32 || c === 10 || c === 13 || c === 9) continue;
        if (depth < 0) throw new BrokenRow(row, "stands after the end of the JSON array");
        if (c !== 91) throw new BrokenRow(1, "is not in a JSON array: the file should be [ … ]");
        depth = 1;
        start = i + 1;
      } else if (depth === 1 && (c === 44 || c === 93)) {
        const element = open + chunk.slice(start, i);
        open = "";
        start = i + 1;
        if (c === 44 || row > 1 || element.trim() !== "") yield element;
        row++;
        if (c === 93) depth = -1;
      } else if (c === 34) inString = true;
      else if (c === 91 || c === 123) depth++;
      else if (c === 93 || c === 125) depth--;
    }
    if (depth > 0) open += chunk.slice(start);
    if (open.length > maxRowChars) throw new BrokenRow(row, `is longer than ${maxRowChars / 1_000_000} MB`);
  }
  if (depth > 0) throw new BrokenRow(row, "ends before the JSON array is closed");
}
