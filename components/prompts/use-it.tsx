import { type ChoiceLink, ChoiceLinks } from "@/components/ui/choice-links";
import { CodeBlock } from "@/components/ui/code-block";

type Props = {
  environment: string;
  text: string | null;
  languages: ChoiceLink[];
  environments: ChoiceLink[];
};

/** How an application gets what is served. */
export function UseIt({ environment, text, languages, environments }: Props) {
  if (text === null)
    return (
      <p className="text-muted">Nothing is served in {environment} yet. Promote a version, then an application can ask for it.</p>
    );
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-muted">
        This gives the messages of what {environment} serves, filled with your values. The application needs no release when
        another version is promoted. More in the{" "}
        <a href="/docs/api/serving" className="underline underline-offset-2 hover:text-ink">
          API reference
        </a>
        .
      </p>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <ChoiceLinks label="Language" choices={languages} />
        {environments.length > 1 && <ChoiceLinks label="Environment" choices={environments} />}
      </div>
      <CodeBlock copy label="Snippet" text={text} />
    </div>
  );
}
