import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { buttonClass } from "@/components/ui/button";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchForm } from "@/components/ui/search-form";

type Query = Record<string, string | string[] | undefined>;
type Props = {
  path: string;
  query: Query;
  chosen: { q?: string; tag?: string; split?: string; quarantined?: boolean; hint?: string };
  tags: { tag: string; cases: number }[];
};

const quarantines = [
  { text: "All cases", quarantined: undefined },
  { text: "In quarantine", quarantined: true },
  { text: "Not in quarantine", quarantined: false },
];

export function CaseFilters({ path, query, chosen, tags }: Props) {
  const href = (change: Record<string, string | undefined>) =>
    hrefWith(path, query, { page: undefined, case: undefined, ...change });
  const offered = chosen.tag && !tags.some(({ tag }) => tag === chosen.tag) ? [{ tag: chosen.tag, cases: 0 }, ...tags] : tags;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SearchForm label="Search cases" path={path} query={{ ...query, case: undefined }} />
      {offered.length > 0 && (
        <FilterSelect
          label="Tag"
          choices={[
            { text: "All tags", href: href({ tag: undefined }), chosen: chosen.tag === undefined },
            ...offered.map(({ tag, cases }) => ({ text: `${tag} (${cases})`, href: href({ tag }), chosen: tag === chosen.tag })),
          ]}
        />
      )}
      <ChoiceLinks
        label="Split"
        choices={[undefined, "dev", "gate"].map((split) => ({
          text: split ?? "all",
          href: href({ split }),
          chosen: chosen.split === split,
        }))}
      />
      <FilterSelect
        label="Quarantine"
        choices={quarantines.map(({ text, quarantined }) => ({
          text,
          href: href({ quarantined: quarantined?.toString() }),
          chosen: chosen.quarantined === quarantined,
        }))}
      />
      {(chosen.q || chosen.tag || chosen.split || chosen.quarantined !== undefined || chosen.hint) && (
        <Link
          href={href({ q: undefined, tag: undefined, split: undefined, quarantined: undefined, hint: undefined })}
          scroll={false}
          className={buttonClass("quiet")}
        >
          Clear filters
        </Link>
      )}
    </div>
  );
}
