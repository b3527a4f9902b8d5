export const bleuTokenisers = ["13a", "intl", "char", "none"] as const;
export type BleuTokeniser = (typeof bleuTokenisers)[number];

type Step = [pattern: RegExp, by: string];

/** Of mteval-v13a, as sacreBLEU has it: punctuation stands alone, a full stop or comma only beside what is no digit. */
const steps13a: Step[] = [
  [/([{-~[-` -&(-+:-@/])/gu, " $1 "],
  [/([^0-9])([.,])/gu, "$1 $2 "],
  [/([.,])([^0-9])/gu, " $1 $2"],
  [/([0-9])(-)/gu, "$1 $2 "],
];
/** Of mteval-v14: the same for punctuation and symbols of every script. */
const stepsIntl: Step[] = [
  [/(\P{N})(\p{P})/gu, "$1 $2 "],
  [/(\p{P})(\P{N})/gu, " $1 $2"],
  [/(\p{S})/gu, " $1 "],
];

/** The tokens BLEU counts, by sacreBLEU's tokeniser of that name. */
export function bleuTokens(text: string, tokeniser: BleuTokeniser): string[] {
  const line = text.normalize("NFC").trimEnd();
  if (tokeniser === "char") return [...line].filter((symbol) => symbol.trim() !== "");
  if (tokeniser === "none") return split(line);
  if (tokeniser === "intl") return split(inSteps(line, stepsIntl));
  return split(inSteps(` ${prepared(line)} `, steps13a));
}

function prepared(line: string): string {
  const whole = line.replaceAll("<skipped>", "").replaceAll("-\n", "").replaceAll("\n", " ");
  return whole.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

const inSteps = (line: string, steps: Step[]) => steps.reduce((text, [pattern, by]) => text.replace(pattern, by), line);

const split = (line: string) => line.split(/\s+/u).filter((token) => token !== "");
