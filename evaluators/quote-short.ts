const maxLength = 120;

/** The text in quotes, cut so that a reason stays one readable line. */
export function quoteShort(text: string): string {
  if (text === "") return "an empty text";
  const line = text
    .slice(0, maxLength * 4)
    .replace(/\s+/gu, " ")
    .trim();
  const symbols = [...line];
  return symbols.length > maxLength ? `“${symbols.slice(0, maxLength).join("")}…”` : `“${line}”`;
}
