import { hrefWith } from "@/components/href-with";
import { show } from "@/components/show";
import { TabLinks } from "@/components/ui/tab-links";

type Query = Record<string, string | string[] | undefined>;
type Props = { counts: Partial<Record<string, number>>; path: string; query: Query; chosen?: string };

const changes = { regressed: "Regressed", improved: "Improved", same: "Same", missing: "Missing", unscored: "Unscored" };
/** These are shown though no case is in them. */
const usual = ["regressed", "improved", "same"];

/** How many cases changed which way; each count leads to them. */
export function ChangeLinks({ counts, path, query, chosen }: Props) {
  const all = Object.values(counts).reduce<number>((sum, count = 0) => sum + count, 0);
  const listed = Object.entries(changes).filter(
    ([change]) => usual.includes(change) || (counts[change] ?? 0) > 0 || chosen === change,
  );
  const tabs = [
    [undefined, "All cases", all] as const,
    ...listed.map(([value, text]) => [value, text, counts[value] ?? 0] as const),
  ];
  return (
    <TabLinks
      label="Cases by change"
      tabs={tabs.map(([value, text, count]) => ({
        text,
        href: hrefWith(path, query, { change: value, page: undefined, result: undefined }),
        chosen: chosen === value,
        count: show.count(count),
      }))}
    />
  );
}
