/** Whether every word of `text` begins a word of the title or the detail. */
export function matchesEntry({ title, detail = "" }: { title: string; detail?: string }, text: string): boolean {
  const words = `${title} ${detail}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean);
  return asked.every((part) => words.some((word) => word.startsWith(part)));
}
