const endsInWord = /[\p{L}\p{N}\p{M}_]$/u;
const startsInWord = /^[\p{L}\p{N}\p{M}_]/u;

/** Whether `word` stands in `text` on its own: no letter, digit or mark of any script runs on at its ends. `C++` and `@me` work too. */
export function hasWord(text: string, word: string): boolean {
  if (word === "") return false;
  const bindsLeft = startsInWord.test(word);
  const bindsRight = endsInWord.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, bindsLeft ? endOfRun(text, at) : at + 1)) {
    const end = at + word.length;
    // Two units hold any one character, so these tests cost the same in a long text.
    const runsOnLeft = bindsLeft && endsInWord.test(text.slice(Math.max(0, at - 2), at));
    const runsOnRight = bindsRight && startsInWord.test(text.slice(end, end + 2));
    if (!runsOnLeft && !runsOnRight) return true;
  }
  return false;
}

/** Where the run of letters and digits at `at` ends: no word can begin inside it, so each character is passed once. */
function endOfRun(text: string, at: number): number {
  const outside = /[^\p{L}\p{N}\p{M}_]/gu;
  outside.lastIndex = at;
  return outside.exec(text)?.index ?? text.length;
}
