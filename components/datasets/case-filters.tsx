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
  chosen: { q?: string; tag?: string; split?: string };
  tags: { tag: string; cases: number }[];
};

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
      {(chosen.q || chosen.tag || chosen.split) && (
        <Link href={href({ q: undefined, tag: undefined, split: undefined })} scroll={false} className={buttonClass("quiet")}>
          Clear filters
        </Link>
      )}
    </div>
  );
}
