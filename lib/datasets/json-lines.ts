import { BrokenRow, maxRowChars } from "./read-row";

/** The lines of a text, blank ones included. */
export async function* jsonLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let row = 1;
  let open = "";
  for await (const chunk of text) {
    const parts = chunk.split("\n");
    parts[0] = open + parts[0];
    open = parts.pop() ?? "";
    for (const line of parts) {
      if (line.length > maxRowChars) throw tooLong(row);
      yield line;
      row++;
    }
    if (open.length > maxRowChars) throw tooLong(row);
  }
  if (open !== "") yield open;
}

const tooLong = (row: number) => new BrokenRow(row, `is longer than ${maxRowChars / 1_000_000} MB`);
