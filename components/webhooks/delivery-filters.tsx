import { hrefWith } from "@/components/href-with";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchForm } from "@/components/ui/search-form";

type Query = Record<string, string | string[] | undefined>;
type Props = { path: string; query: Query; chosen: { state?: string; event?: string }; events: string[] };

const states = [
  { text: "All", state: undefined },
  { text: "Waiting", state: "pending" },
  { text: "Delivered", state: "delivered" },
  { text: "Given up", state: "failed" },
];

export function DeliveryFilters({ path, query, chosen, events }: Props) {
  const href = (change: Record<string, string | undefined>) =>
    hrefWith(path, query, { page: undefined, delivery: undefined, ...change });
  const all = [{ text: "All events", event: undefined }, ...events.map((event) => ({ text: event, event }))];
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SearchForm label="Search what was sent" path={path} query={query} />
      <FilterSelect
        label="Event"
        choices={all.map(({ text, event }) => ({ text, href: href({ event }), chosen: event === chosen.event }))}
      />
      <ChoiceLinks
        label="Show"
        choices={states.map(({ text, state }) => ({ text, href: href({ state }), chosen: state === chosen.state }))}
      />
    </div>
  );
}
