import { hrefWith } from "@/components/href-with";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchForm } from "@/components/ui/search-form";

type Query = Record<string, string | string[] | undefined>;
type Props = { path: string; query: Query; chosen: { sort: string; archived: boolean } };

const sorts = [
  { text: "Changed last", sort: "updatedAt", order: undefined },
  { text: "Newest", sort: "createdAt", order: undefined },
  { text: "Name", sort: "name", order: "asc" },
];

export function DatasetFilters({ path, query, chosen }: Props) {
  const href = (change: Query) => hrefWith(path, query, { page: undefined, ...(change as Record<string, string | undefined>) });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SearchForm label="Search datasets" path={path} query={query} />
      <FilterSelect
        label="Order"
        choices={sorts.map(({ text, sort, order }) => ({ text, href: href({ sort, order }), chosen: sort === chosen.sort }))}
      />
      <ChoiceLinks
        label="Show"
        choices={[
          { text: "In use", href: href({ archived: undefined }), chosen: !chosen.archived },
          { text: "Archived", href: href({ archived: "true" }), chosen: chosen.archived },
        ]}
      />
    </div>
  );
}
