// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, where lower case is all there is to do
const ascii = /^[\x00-\x7f]*$/;

/** Text for comparing without regard to case, in every script: `Straße` = `STRASSE`, `ΟΔΟΣ` = `οδος`; é is the same in NFC and NFD. */
export function foldCase(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  // Up and down again approximates Unicode case folding, which JavaScript lacks.
  return text.normalize("NFC").toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFC");
}
