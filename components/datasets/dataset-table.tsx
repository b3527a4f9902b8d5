import Link from "next/link";
import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listDatasets } from "@/lib/datasets/list-datasets";

type Dataset = Awaited<ReturnType<typeof listDatasets>>["data"][number];
type Props = { datasets: Dataset[]; uses: Record<string, number>; path: string };

export function DatasetTable({ datasets, uses, path }: Props) {
  const head = (
    <>
      <Th>Name</Th>
      <Th className="max-lg:hidden">Variables</Th>
      <Th figure>Cases</Th>
      <Th figure className="max-sm:hidden">
        Revision
      </Th>
      <Th figure className="max-md:hidden">
        Evaluations
      </Th>
      <Th figure className="max-sm:hidden">
        Changed
      </Th>
    </>
  );
  return (
    <Table caption="Datasets" head={head}>
      {datasets.map((dataset) => (
        <tr key={dataset.id} className="relative hover:bg-raised">
          <RowTh className="min-w-40 max-w-96">
            <Link
              href={`${path}/${dataset.id}`}
              className="line-clamp-2 break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
            >
              {dataset.name}
            </Link>
            {dataset.description && <p className="line-clamp-1 font-normal text-muted">{dataset.description}</p>}
            {dataset.tags.length > 0 && (
              <p className="mt-1 flex flex-wrap gap-1">
                {dataset.tags.map((tag) => (
                  <Tag key={tag}>{tag}</Tag>
                ))}
              </p>
            )}
          </RowTh>
          <Td className="max-w-72 text-muted max-lg:hidden">
            <Declared names={dataset.variables.map(({ name }) => name)} />
          </Td>
          <Td figure>{show.count(dataset.caseCount)}</Td>
          <Td figure className="max-sm:hidden">
            {dataset.revision === 0 ? "—" : dataset.revision}
          </Td>
          <Td figure className="max-md:hidden">
            {show.count(uses[dataset.id] ?? 0)}
          </Td>
          <Td figure className="text-muted max-sm:hidden">
            <When at={dataset.updatedAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Declared({ names }: { names: string[] }) {
  const text = names.join(", ");
  return names.length === 0 ? <>Any</> : <span className="line-clamp-2 break-words font-mono text-[0.8125rem]">{text}</span>;
}
