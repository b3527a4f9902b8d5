import { type StubRequest, textOf } from "./behaviour.ts";

const spamWords =
  /\b(free|winner|guarantee[d]?|click here|unsubscribe|viagra|cash|credit|offer|mortgage|limited time|act now|money|earn|\$\d|100%|dear friend|remove me|opt.?out|income|investment|adult|risk.?free|order now|bulk)\b/gi;
const hamWords = /\b(wrote:|patch|perl|python|linux|kernel|rpm|cvs|razor|spamassassin|re:|url:|mailing list|gpg|iirc|afaik)/gi;

/** `spam` or `ham` by counting words: right often enough to make a real evaluation interesting. */
export function classifyMail(mail: string): "spam" | "ham" {
  const spam = mail.match(spamWords)?.length ?? 0;
  const ham = mail.match(hamWords)?.length ?? 0;
  return spam > ham * 1.5 ? "spam" : "ham";
}

/** What the stub says when nothing else is scripted: a mail's class where the prompt asks for one, else an echo of the last message. */
export function answerText({ body }: StubRequest): string {
  const messages = body.messages ?? [];
  const last = textOf(messages.slice(-1));
  const all = textOf(messages);
  if (!/\bspam\b/i.test(all) || !/\bham\b/i.test(all)) return `You said: ${last.slice(0, 400)}`;
  const label = classifyMail(messages.length > 1 ? last : all);
  return body.response_format ? JSON.stringify({ label }) : label;
}

/** A vector of `size` numbers from a text's words: equal texts are equal, texts that share words are near. */
export function embedText(text: string, size = 64): number[] {
  const vector = new Array<number>(size).fill(0);
  for (const word of text.toLowerCase().match(/[a-z0-9]+/g) ?? ["(empty)"]) {
    let hash = 2_166_136_261;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 16_777_619);
    const slot = (hash >>> 0) % size;
    vector[slot] = (vector[slot] ?? 0) + 1;
  }
  return vector;
}
