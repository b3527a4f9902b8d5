import { hrefWith } from "@/components/href-with";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchForm } from "@/components/ui/search-form";
import { statusWords } from "./status-badge";

type Query = Record<string, string | string[] | undefined>;
type Named = { id: string; name: string };
type Props = {
  path: string;
  query: Query;
  chosen: { status?: string; promptId?: string; datasetId?: string; suiteId?: string };
  prompts: Named[];
  datasets: Named[];
  suites: Named[];
};

const statuses = ["queued", "running", "completed", "completed_with_errors", "cancelled", "failed"];

/** Which evaluations are listed; the choice is in the address. */
export function EvaluationFilters({ path, query, chosen, prompts, datasets, suites }: Props) {
  const choicesOf = (name: keyof Props["chosen"], all: string, options: Named[]) =>
    [{ id: undefined, name: all }, ...options].map(({ id, name: text }) => ({
      text,
      href: hrefWith(path, query, { [name]: id, page: undefined }),
      chosen: chosen[name] === id,
    }));
  const states = statuses.map((id) => ({ id, name: statusWords[id]?.text ?? id }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchForm label="Search by name" path={path} query={query} />
      <FilterSelect label="Status" choices={choicesOf("status", "Any status", states)} />
      <FilterSelect label="Prompt" choices={choicesOf("promptId", "Any prompt", prompts)} />
      <FilterSelect label="Dataset" choices={choicesOf("datasetId", "Any dataset", datasets)} />
      {(suites.length > 0 || chosen.suiteId) && (
        <FilterSelect label="Suite" choices={choicesOf("suiteId", "Any suite", suites)} />
      )}
    </div>
  );
}
