/** The sentences and lines of a text, in order, without list marks. */
export function splitSentences(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?…])["”')\]]*\s+(?=[\p{Lu}\d"“'(])/u)
    .map((sentence) => sentence.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, "").trim())
    .filter((sentence) => /\p{L}{2}/u.test(sentence));
}

const emptyWords = new Set(
  "a an the and or but if in on at of to for from with by as is are was were be been has have had do does did i me my we us our you your it its this that these those they them their he she his her not no so than then there here what which who when how why can could will would should may about into over out up just any all some more very too also only please hi hello thanks thank".split(
    " ",
  ),
);

/** The words of a text that carry meaning, cut to their stems roughly. */
export function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? [];
  return new Set(
    words
      .filter((word) => !emptyWords.has(word))
      .map((word) => word.replace(/(?:ing|ed|es|s|ly|ment|ions?|al|er)$/, "").slice(0, 7)),
  );
}
