import Link from "next/link";
import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listPrompts } from "@/lib/prompts/list-prompts";
import { Person } from "./person";

type Prompt = Awaited<ReturnType<typeof listPrompts>>["data"][number];
type Props = { prompts: Prompt[]; names: Record<string, string>; path: string };

export function PromptTable({ prompts, names, path }: Props) {
  const head = (
    <>
      <Th>Name</Th>
      <Th>Active</Th>
      <Th figure className="max-md:hidden">
        Versions
      </Th>
      <Th className="max-lg:hidden">Category</Th>
      <Th className="max-xl:hidden">Tags</Th>
      <Th className="max-lg:hidden">Owner</Th>
      <Th figure className="max-sm:hidden">
        Updated
      </Th>
    </>
  );
  return (
    <Table caption="Prompts" head={head}>
      {prompts.map((prompt) => (
        <tr key={prompt.id} className="relative hover:bg-raised">
          <RowTh className="min-w-40">
            <Link
              href={`${path}/${prompt.slug}`}
              className="line-clamp-2 break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
            >
              {prompt.name}
            </Link>
            <span className="wrap-anywhere font-mono font-normal text-muted text-xs">{prompt.slug}</span>
          </RowTh>
          <Td>
            <Served prompt={prompt} />
          </Td>
          <Td figure className="max-md:hidden">
            {show.count(prompt.versionCount)}
          </Td>
          <Td className="max-w-40 truncate max-lg:hidden" title={prompt.category ?? undefined}>
            {prompt.category ?? <span className="text-muted">—</span>}
          </Td>
          <Td className="max-w-56 max-xl:hidden">
            <Tags tags={prompt.tags} />
          </Td>
          <Td className="max-w-40 truncate text-muted max-lg:hidden">
            {prompt.ownerId ? <Person id={prompt.ownerId} names={names} /> : "—"}
          </Td>
          <Td figure className="text-muted max-sm:hidden">
            <When at={prompt.updatedAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

/** What production serves, and staging where that is another version. */
function Served({ prompt: { activeVersion, deployments } }: { prompt: Prompt }) {
  const others = deployments.filter(
    ({ environment, number }) => environment !== "production" && number !== activeVersion?.number,
  );
  return (
    <div className="flex flex-col items-start gap-1">
      {activeVersion ? <Tag look="good">v{activeVersion.number}</Tag> : <span className="text-muted">None</span>}
      {others.map(({ environment, number }) => (
        <Tag key={environment}>
          {environment} v{number}
        </Tag>
      ))}
    </div>
  );
}

const shown = 3;

function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return <span className="text-muted">—</span>;
  return (
    <div className="flex flex-wrap gap-1">
      {tags.slice(0, shown).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {tags.length > shown && (
        <span className="text-muted text-xs" title={tags.slice(shown).join(", ")}>
          +{tags.length - shown}
        </span>
      )}
    </div>
  );
}
