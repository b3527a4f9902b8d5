import { hrefWith } from "@/components/href-with";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchForm } from "@/components/ui/search-form";
import type { ListPrompts } from "@/lib/prompts/schema";

type Option = { value: string | undefined; text: string };
type Props = {
  path: string;
  query: Record<string, string | string[] | undefined>;
  chosen: ListPrompts;
  groups: { tags: string[]; categories: string[] };
  people: { userId: string; name: string }[];
};

const orders = [
  { text: "Last changed first", sort: "updatedAt", order: "desc" },
  { text: "Newest first", sort: "createdAt", order: "desc" },
  { text: "By name", sort: "name", order: "asc" },
];

/** Which prompts are listed and in what order; the choice is in the address, so it can be shared. */
export function PromptFilters({ path, query, chosen, groups, people }: Props) {
  const change = (fields: Record<string, string | undefined>) => hrefWith(path, query, { ...fields, page: undefined });
  const choicesOf = (name: "tag" | "category" | "ownerId", all: string, options: Option[]) =>
    [{ value: undefined, text: all }, ...options].map(({ value, text }) => ({
      text,
      href: change({ [name]: value }),
      chosen: chosen[name] === value,
    }));
  const named = (names: string[], now: string | undefined) =>
    [...new Set([...names, ...(now === undefined ? [] : [now])])].map((name) => ({ value: name, text: name }));
  const archived = [
    { text: "In use", href: change({ archived: undefined }), chosen: !chosen.archived },
    { text: "Archived", href: change({ archived: "true" }), chosen: chosen.archived },
  ];
  const ordered = orders.map(({ text, ...by }) => ({
    text,
    href: change(by),
    chosen: by.sort === chosen.sort && by.order === chosen.order,
  }));
  return (
    <div className="flex flex-wrap gap-2">
      <SearchForm label="Search prompts" path={path} query={query} />
      <FilterSelect label="State" choices={archived} />
      {(groups.categories.length > 0 || chosen.category) && (
        <FilterSelect
          label="Category"
          choices={choicesOf("category", "Any category", named(groups.categories, chosen.category))}
        />
      )}
      {(groups.tags.length > 0 || chosen.tag) && (
        <FilterSelect label="Tag" choices={choicesOf("tag", "Any tag", named(groups.tags, chosen.tag))} />
      )}
      {people.length > 1 && (
        <FilterSelect
          label="Owner"
          choices={choicesOf(
            "ownerId",
            "Any owner",
            people.map(({ userId, name }) => ({ value: userId, text: name })),
          )}
        />
      )}
      <FilterSelect label="Order" choices={ordered} />
    </div>
  );
}
