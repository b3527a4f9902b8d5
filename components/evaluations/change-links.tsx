import { hrefWith } from "@/components/href-with";
import { show } from "@/components/show";
import { TabLinks } from "@/components/ui/tab-links";
import type { Comparison } from "./verdict-sentence";

type Query = Record<string, string | string[] | undefined>;
type Props = { comparison: Pick<Comparison, "counts" | "integrity">; path: string; query: Query; chosen?: string };

/** How many cases changed which way; each count leads to them. */
export function ChangeLinks({ comparison: { counts, integrity }, path, query, chosen }: Props) {
  const changes: [value: string | undefined, text: string, count?: number][] = [
    [undefined, "All cases"],
    ["regressed", "Regressed", counts.regressed],
    ["improved", "Improved", counts.improved],
    ["same", "Same", counts.same],
  ];
  if (integrity.missing > 0 || chosen === "missing") changes.push(["missing", "Missing"]);
  const tabs = changes.map(([value, text, count]) => ({
    text,
    href: hrefWith(path, query, { change: value, page: undefined, result: undefined }),
    chosen: chosen === value,
    count: count === undefined ? undefined : show.count(count),
  }));
  return <TabLinks label="Cases by change" tabs={tabs} />;
}
