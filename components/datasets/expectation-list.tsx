import { Tag } from "@/components/ui/tag";
import type { Expectations } from "@/lib/datasets/schema";
import { expectationNames } from "./expectation-names";
import { NamedText } from "./named-text";

/** Everything a case expects; lists of words as words. */
export function ExpectationList({ expectations }: { expectations: Expectations }) {
  const { keywords, forbiddenKeywords, ...others } = expectations;
  const asked = Object.entries(expectationNames).flatMap(([key, name]) => {
    const value = others[key as keyof typeof others]; // safe: a key of the names above, where the two lists are undefined
    return value === undefined ? [] : [{ name, value }];
  });
  if (Object.values(expectations).every((value) => value === undefined))
    return <p className="text-muted">Nothing: evaluators that need an expectation skip this case.</p>;
  return (
    <>
      {asked.map(({ name, value }) => (
        <NamedText key={name} name={name} value={value} />
      ))}
      {keywords && <Words name={expectationNames.keywords} words={keywords} />}
      {forbiddenKeywords && <Words name={expectationNames.forbiddenKeywords} words={forbiddenKeywords} />}
    </>
  );
}

function Words({ name, words }: { name: string; words: string[] }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium text-muted">{name}</p>
      <p className="flex flex-wrap gap-1">
        {words.length === 0 ? "None" : [...new Set(words)].map((word) => <Tag key={word}>{word}</Tag>)}
      </p>
    </div>
  );
}
