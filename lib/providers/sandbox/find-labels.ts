/** One choice a prompt offers; the description is what the prompt says of it, or "" . */
export type Label = { name: string; description: string; examples: string[] };

const maxLabels = 100;
const bullet =
  /^\s*(?:[-*•]|\d+[.)])\s+(?:\*\*|[`"'“])?([\p{L}\d][\p{L}\d _/&-]{0,39}?)(?:\*\*|[`"'”])?\s*(?:(?::|—|–|\s-\s|=)\s*(.*))?$/u;
const arrow = /^\s*(?:[-*•]\s+)?["“'`]?(.{4,300}?)["”'`]?\s*(?:->|→|=>)\s*["“'`]?([\p{L}\d][\p{L}\d _-]{0,39}?)["”'`]?[.\s]*$/u;
const cue =
  /\b(?:one of|either|labels?|categor(?:y|ies)|class(?:es)?|options|choose (?:from|between)|pick (?:from|between)|tags?|topics?|intents?|answer (?:only )?(?:with )?|reply (?:only )?(?:with )?|respond (?:only )?(?:with )?|(?<=\b(?:classif|label|mark|tag|sort|categori|flag|rate|treat|see)\w*\b[^.\n]{0,80}\b)as)\b[^:\n.(]{0,40}?[:(\s]\s*/gi;

const wordsIn = (name: string) => name.trim().split(/\s+/).length;
const bare = (name: string) => name.replace(/^[\s"'`“”(*]+|[\s"'`“”).*:;]+$/g, "");

/** Runs of at least two list lines with short names, each with what stands after the colon. */
function fromLists(text: string): Label[][] {
  const runs: Label[][] = [];
  let run: Label[] = [];
  const close = () => {
    if (run.length >= 2) runs.push(run);
    run = [];
  };
  for (const line of text.split("\n")) {
    const [, name, description = ""] = bullet.exec(line) ?? [];
    if (name && wordsIn(name) <= 4 && !/[.?!]$/.test(name))
      run.push({ name: bare(name), description: description.trim(), examples: [] });
    else if (line.trim() !== "") close();
  }
  close();
  return runs;
}

/** Choices inside a sentence: "one of: a, b or c", "spam | ham", "either yes or no". */
function fromSentence(text: string): Label[] {
  const cues = new RegExp(cue);
  for (let found = cues.exec(text); found; found = cues.exec(text)) {
    cues.lastIndex = found.index + 1; // one cue may lie in another: "answer with one of: …"
    const rest =
      text
        .slice(found.index + found[0].length)
        .split(/[\n.;:)]|,? (?:based|depending|according|and nothing|with no|without|for|in)\b/)[0] ?? "";
    const names = rest
      .split(/\s*(?:,\s*(?:or|and)\s+|,|\||\/|\bor\b|\band\b)\s*/i)
      .map(bare)
      .filter(Boolean);
    if (names.length >= 2 && names.every((name) => wordsIn(name) <= 3 && name.length <= 40)) {
      return names.map((name) => ({ name, description: "", examples: [] }));
    }
  }
  return [];
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Sentences of the prompt that speak of exactly one label, in words other than its name. */
function mentions(text: string, labels: Label[]): void {
  const lines = text.split("\n").filter((line) => !bullet.test(line) && !arrow.test(line));
  for (const sentence of lines
    .join("\n")
    .split(/(?<=[.!?])\s+|\n/)
    .slice(0, 200)) {
    const about = labels.filter(({ name }) =>
      new RegExp(`(?<![\\p{L}\\d])${literally(name)}(?![\\p{L}\\d])`, "iu").test(sentence),
    );
    const [only] = about;
    if (!only || about.length > 1 || wordsIn(sentence) < 6) continue;
    only.examples.push(
      sentence
        .replace(new RegExp(literally(only.name), "gi"), " ")
        .replace(/["“”`']/g, "")
        .trim(),
    );
  }
}

/** The choices a prompt offers, with their descriptions and examples; none when it offers fewer than two. `skip` names what is no label. */
export function findLabels(text: string, skip: (name: string) => boolean = () => false): Label[] {
  const lists = fromLists(text).filter((run) => !run.every(({ name }) => skip(name)));
  const described = lists.find((run) => run.some(({ description }) => description !== ""));
  const labels = described ?? lists[0] ?? fromSentence(text);
  const seen = new Set<string>();
  const unique = labels.filter(({ name }) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
  if (unique.length < 2 || unique.length > maxLabels) return [];
  for (const line of text.split("\n")) {
    const [, example, name] = arrow.exec(line) ?? [];
    const label = unique.find((candidate) => candidate.name.toLowerCase() === name?.trim().toLowerCase());
    if (label && example) label.examples.push(example);
  }
  mentions(text, unique);
  return unique;
}
