import { hrefWith } from "@/components/href-with";
import { ChoiceLinks } from "@/components/ui/choice-links";

type Query = Record<string, string | string[] | undefined>;
type Props = {
  path: string;
  query: Query;
  chosen: { passed?: string; status?: string; armId?: string };
  arms: { armId: string; label: string }[];
};

/** Which results are listed; the choice is in the address, so it can be shared. */
export function ResultFilters({ path, query, chosen, arms }: Props) {
  const choicesOf = (name: keyof Props["chosen"], options: [value: string | undefined, text: string][]) =>
    options.map(([value, text]) => ({
      text,
      href: hrefWith(path, query, { [name]: value, page: undefined }),
      chosen: chosen[name] === value,
    }));
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      <ChoiceLinks
        label="Verdict"
        choices={choicesOf("passed", [
          [undefined, "All"],
          ["true", "Passed"],
          ["false", "Not passed"],
          ["unscored", "Unscored"],
        ])}
      />
      <ChoiceLinks
        label="Status"
        choices={choicesOf("status", [
          [undefined, "All"],
          ["completed", "Completed"],
          ["failed", "Failed"],
        ])}
      />
      {arms.length > 1 && (
        <ChoiceLinks
          label="Arm"
          choices={choicesOf("armId", [[undefined, "All"], ...arms.map(({ armId, label }): [string, string] => [armId, label])])}
        />
      )}
    </div>
  );
}
