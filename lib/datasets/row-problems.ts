import { type FieldError, unprocessable } from "@/lib/errors";

const shownAtMost = 100;

/** What is wrong with many rows: the first hundred in words, the rest counted. */
export class RowProblems {
  private readonly shown: FieldError[] = [];
  private total = 0;

  get any(): boolean {
    return this.total > 0;
  }

  add(path: string, message: string): void {
    this.total++;
    if (this.shown.length < shownAtMost) this.shown.push({ path: path.slice(0, 300), message });
  }

  /** Throws 422 with what was collected; nothing collected throws nothing. */
  refuse(summary: string): void {
    if (this.total === 0) return;
    const counted = this.total === 1 ? "1 error" : `${this.total} errors`;
    const cut = this.total > shownAtMost ? `, the first ${shownAtMost} are shown` : "";
    throw unprocessable(`${summary}: ${counted}${cut}.`, this.shown);
  }
}
