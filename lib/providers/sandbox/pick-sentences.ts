import { cosine, type Embed } from "./embed";
import { isInstruction } from "./find-subject";
import { splitSentences, stemsOf } from "./split-sentences";

const maxCandidates = 60;

/** The sentences of a text that are nearest to a question, best first, each with its nearness. */
export async function nearestSentences(
  question: string,
  text: string,
  embed: Embed,
): Promise<{ sentence: string; near: number }[]> {
  const all = splitSentences(text).slice(0, maxCandidates);
  // Greetings and signatures say nothing
  const longer = all.filter((sentence) => sentence.split(/\s+/).length >= 4);
  const sentences = longer.length > 0 ? longer : all;
  if (sentences.length === 0) return [];
  const [asked = [], ...vectors] = await embed([question.slice(0, 1_000), ...sentences]);
  const words = stemsOf(question);
  return sentences
    .map((sentence, at) => {
      const shared = [...stemsOf(sentence)].filter((stem) => words.has(stem)).length;
      return { sentence, near: cosine(asked, vectors[at] ?? []) + 0.15 * Math.min(3, shared) };
    })
    .toSorted((a, b) => b.near - a.near);
}

const numbers: Record<string, number> = { one: 1, a: 1, single: 1, two: 2, three: 3, four: 4, five: 5 };

/** How many sentences or points a prompt asks for; 2 where it does not say. */
function askedLength(instructions: string): number {
  const found = /\b(one|a|single|two|three|four|five|\d)\b[ -](?:short |clear |full )?(?:sentences?|bullets?|points?|lines?)\b/i
    .exec(instructions)?.[1]
    ?.toLowerCase();
  return found === undefined ? 2 : (numbers[found] ?? Math.max(1, Number(found)));
}

/** The sentence most like all the others: what a text is about. */
async function centralSentences(text: string, count: number, embed: Embed): Promise<string[]> {
  const sentences = splitSentences(text).slice(0, maxCandidates);
  const [whole = [], ...vectors] = await embed([text.slice(0, 2_000), ...sentences]);
  const ranked = sentences.map((sentence, at) => ({ sentence, at, near: cosine(whole, vectors[at] ?? []) }));
  const best = ranked.toSorted((a, b) => b.near - a.near).slice(0, count);
  return best.toSorted((a, b) => a.at - b.at).map(({ sentence }) => sentence);
}

/** An answer made only of sentences of the request: those that bear on the question, or the most central ones for a summary. */
export async function answerInSentences(instructions: string, subject: string, embed: Embed): Promise<string> {
  const count = askedLength(instructions);
  const asPoints = /\b(?:bullets?|points)\b/i.test(instructions);
  const join = (sentences: string[]) => (asPoints ? sentences.map((one) => `- ${one}`).join("\n") : sentences.join(" "));
  if (/\bsummar|\btl;?dr\b|\bheadline\b|\bsubject line\b/i.test(instructions))
    return join(await centralSentences(subject, count, embed));

  const told = splitSentences(instructions).filter((sentence) => !isInstruction(sentence) && !/:$/.test(sentence));
  const asked = /\?/.test(subject)
    ? splitSentences(subject)
        .filter((one) => one.includes("?"))
        .join(" ")
    : subject;
  const material =
    told.length > 0
      ? told.join("\n")
      : splitSentences(subject)
          .filter((one) => one !== asked)
          .join("\n");
  const found = await nearestSentences(asked || subject, material || subject, embed);
  const near = found.filter((one) => one.near >= Math.max(0.2, 0.75 * (found[0]?.near ?? 0))).slice(0, count);
  if (
    near.length === 0 &&
    /\b(?:don't|do not|cannot|can't) (?:know|find|answer)|not (?:in|found|mentioned)/i.test(instructions)
  ) {
    return "I don't know: the text does not say.";
  }
  const chosen = near.length > 0 ? near : found.slice(0, 1);
  const kind = /\b(?:polite|friendly|warm|greet|thank|courteous|empath)/i.test(instructions)
    ? "Thank you for your message. "
    : "";
  return kind + join(chosen.map(({ sentence }) => sentence));
}
