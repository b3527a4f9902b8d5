import Form from "next/form";
import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { Button, buttonClass } from "@/components/ui/button";
import { FilterSelect } from "@/components/ui/filter-select";
import type { ListAudit } from "@/lib/audit/schema";
import { actionWords } from "./action-words";

const kinds = ["prompt", "version", "dataset", "run", "evaluation", "evaluator", "suite", "review", "provider", "workspace"];
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Query = Record<string, string | string[] | undefined>;
type Props = { path: string; query: Query; chosen: ListAudit; people: { userId: string; name: string }[] };

/** Who, what, on what kind of thing, and between which days; all of it in the address. */
export function AuditFilters({ path, query, chosen, people }: Props) {
  const select = (name: "actorId" | "kind" | "action", all: string, choices: [value: string, text: string][]) => (
    <FilterSelect
      label={capital(all.slice(4))}
      choices={[[undefined, capital(all)] as const, ...choices].map(([value, text]) => ({
        text,
        href: hrefWith(path, query, { [name]: value, page: undefined, entry: undefined }),
        chosen: chosen[name] === value,
      }))}
    />
  );
  const actions = Object.entries(actionWords).filter(([action]) => !chosen.kind || action.startsWith(`${chosen.kind}.`));
  const day = (name: "from" | "to") => chosen[name]?.slice(0, 10) ?? "";
  const kept = { actorId: chosen.actorId, kind: chosen.kind, action: chosen.action, targetId: chosen.targetId };
  const isFiltered = Object.values({ ...kept, from: chosen.from, to: chosen.to }).some(Boolean);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {select(
        "actorId",
        "all people",
        people.map(({ userId, name }) => [userId, name]),
      )}
      {select(
        "kind",
        "all objects",
        kinds.map((kind) => [kind, capital(kind)]),
      )}
      {select(
        "action",
        "all actions",
        actions.map(([action, words]) => [action, capital(words)]),
      )}
      <Form action={path} scroll={false} className="flex flex-wrap items-center gap-2">
        {Object.entries(kept).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
        {(["from", "to"] as const).map((name) => (
          <label key={`${name} ${day(name)}`} className="flex items-center gap-1.5 text-muted">
            {capital(name)}
            <input
              type="date"
              name={name}
              defaultValue={day(name)}
              className="h-9 rounded-md border border-line bg-surface px-3 text-base text-ink hover:bg-raised sm:text-sm"
            />
          </label>
        ))}
        <Button type="submit">Show</Button>
      </Form>
      {isFiltered && (
        <Link href={path} scroll={false} className={buttonClass("quiet")}>
          Clear
        </Link>
      )}
    </div>
  );
}
