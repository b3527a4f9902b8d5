/** Text for comparing without regard to case, in every script: `Straße` = `STRASSE`, `ΟΔΟΣ` = `οδος`; é is the same in NFC and NFD. */
export function foldCase(text: string): string {
  // Up and down again approximates Unicode case folding, which JavaScript lacks.
  return text.normalize("NFC").toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFC");
}
