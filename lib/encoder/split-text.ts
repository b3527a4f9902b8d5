/** A stretch of a text that fits the encoder, with its length in tokens. */
export type Piece = { text: string; tokens: number };

/**
 * Cuts a text between words into pieces of at most `maxTokens`; white space is folded to single spaces.
 * A text without words is one piece of one space.
 */
export function splitText(text: string, countTokens: (word: string) => number, maxTokens: number): Piece[] {
  const pieces: Piece[] = [];
  let words: string[] = [];
  let tokens = 0;
  const close = () => {
    if (words.length > 0) pieces.push({ text: words.join(" "), tokens });
    words = [];
    tokens = 0;
  };
  // Counting tokens takes quadratic time in a word's length, so what has no spaces is cut too.
  for (const word of text.toWellFormed().match(/\S{1,100}/gu) ?? []) {
    const more = countTokens(word);
    if (tokens + more > maxTokens) close();
    words.push(word);
    tokens += more;
  }
  close();
  return pieces.length > 0 ? pieces : [{ text: " ", tokens: 1 }];
}
