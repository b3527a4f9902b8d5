import { type FieldError, unprocessable } from "@/lib/errors";

const shownAtMost = 100;

/** What is wrong with many rows: the first hundred in words, the rest counted. */
export class RowProblems {
  private readonly found: (FieldError & { row: number })[] = [];
  /** How many rows are bad in themselves, so that the others could do without them. */
  badRows = 0;
  private total = 0;
  private unskippable = 0;
  private lastRow = 0;

  constructor(private readonly skipping = false) {}

  /** The first hundred in the order of their rows; some are found only after all rows were read. */
  get shown(): FieldError[] {
    return [...this.found].sort((a, b) => a.row - b.row).map(({ path, message }) => ({ path, message }));
  }

  get any(): boolean {
    return this.total > 0;
  }

  /** Whether `refuse` would throw: what only single rows have is let pass where those may be left out. */
  get refused(): boolean {
    return this.skipping ? this.unskippable > 0 : this.any;
  }

  /** Something about the whole, which no other row can do without. */
  add(path: string, message: string): void {
    this.unskippable++;
    this.keep(0, path, message);
  }

  /** Something about one row. Rows come in order, so that each is counted once. */
  addRow(row: number, place: string, message: string): void {
    if (row !== this.lastRow) this.badRows++;
    this.lastRow = row;
    this.keep(row, place ? `row ${row}, ${place}` : `row ${row}`, message);
  }

  /** Throws 422 with what was collected; nothing that counts throws nothing. */
  refuse(summary: string): void {
    if (!this.refused) return;
    const counted = this.total === 1 ? "1 error" : `${this.total} errors`;
    const cut = this.total > shownAtMost ? `, the first ${shownAtMost} are shown` : "";
    throw unprocessable(`${summary}: ${counted}${cut}.`, this.shown);
  }

  private keep(row: number, path: string, message: string): void {
    this.total++;
    if (this.found.length < shownAtMost) this.found.push({ row, path: path.slice(0, 300), message });
  }
}
