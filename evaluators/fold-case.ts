// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, where lower case is all there is to do
const ascii = /^[\x00-\x7f]*$/;

/** Text for comparing without regard to case, in every script: `Straße` = `STRASSE`, `ΟΔΟΣ` = `οδος`; é is the same in NFC and NFD. */
export function foldCase(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  const plain = text.normalize("NFC").replaceAll("ẞ", "ß");
  // The dotless ı has no other case by Unicode's default folding; its upper case is that of i.
  const folded = plain.includes("ı") ? plain.split("ı").map(upAndDown).join("ı") : upAndDown(plain);
  return folded.replaceAll("ς", "σ").normalize("NFC");
}

/** Gives, with what is above, Unicode's full case folding, which JavaScript lacks. */
const upAndDown = (text: string) => text.toUpperCase().toLowerCase();
