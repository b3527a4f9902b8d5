import { hrefWith } from "@/components/href-with";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchForm } from "@/components/ui/search-form";
import type { ListResults } from "@/lib/evaluations/result-schema";
import { statusWords } from "./status-badge";

type Query = Record<string, string | string[] | undefined>;
type Choice = [value: string | undefined, text: string];
type Props = {
  path: string;
  query: Query;
  chosen: ListResults;
  arms: { armId: string; label: string }[];
  evaluatorKeys: string[];
  tags: string[];
};

const verdicts: Choice[] = [
  [undefined, "Passed or not"],
  ["true", "Passed"],
  ["false", "Not passed"],
  ["unscored", "Unscored"],
];
const reviewed: Choice[] = [
  [undefined, "Reviewed or not"],
  ["true", "Reviewed"],
  ["false", "Not reviewed"],
];
const overridden: Choice[] = [
  [undefined, "Overridden or not"],
  ["true", "A score overridden"],
  ["false", "None overridden"],
];
const statuses: Choice[] = [
  [undefined, "Any status"],
  ...["completed", "failed", "pending", "running", "waiting", "cancelled"].map(
    (status): Choice => [status, statusWords[status]?.text ?? status],
  ),
];
const sorts: { text: string; sort?: string; order?: string }[] = [
  { text: "In planned order" },
  { text: "Lowest score first", sort: "total", order: "asc" },
  { text: "Highest score first", sort: "total", order: "desc" },
  { text: "Slowest first", sort: "latencyMs", order: "desc" },
];

/** Which results are listed, and in which order; the choice is in the address, so it can be shared. */
export function ResultFilters({ path, query, chosen, arms, evaluatorKeys, tags }: Props) {
  const filterBy = (
    label: string,
    name: "passed" | "status" | "armId" | "failing" | "tag" | "reviewed" | "overridden",
    choices: Choice[],
  ) => (
    <FilterSelect
      label={label}
      choices={choices.map(([value, text]) => ({
        text,
        href: hrefWith(path, query, { [name]: value, page: undefined, result: undefined }),
        chosen: chosen[name] === value,
      }))}
    />
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchForm label="Search cases and outputs" path={path} query={{ ...query, result: undefined }} />
      {arms.length > 1 &&
        filterBy("Arm", "armId", [[undefined, "Any arm"], ...arms.map((arm): Choice => [arm.armId, arm.label])])}
      {filterBy("Verdict", "passed", verdicts)}
      {filterBy("Status", "status", statuses)}
      {filterBy("Evaluator", "failing", [
        [undefined, "Any evaluator"],
        ...evaluatorKeys.map((key): Choice => [key, `Not passed by ${key}`]),
      ])}
      {tags.length > 0 && filterBy("Tag", "tag", [[undefined, "Any tag"], ...tags.map((tag): Choice => [tag, tag])])}
      {filterBy("Review", "reviewed", reviewed)}
      {filterBy("Override", "overridden", overridden)}
      <FilterSelect
        label="Order"
        choices={sorts.map(({ text, sort, order }) => ({
          text,
          href: hrefWith(path, query, { sort, order, page: undefined, result: undefined }),
          chosen: chosen.sort === (sort ?? "position") && (sort === undefined || chosen.order === order),
        }))}
      />
    </div>
  );
}
