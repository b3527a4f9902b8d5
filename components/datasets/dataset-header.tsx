import Link from "next/link";
import { show } from "@/components/show";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { getDataset } from "@/lib/datasets/get-dataset";
import { type DatasetChanges, DatasetMenu } from "./dataset-menu";

type Props = {
  dataset: Awaited<ReturnType<typeof getDataset>>;
  uses: number;
  workspace: string;
  tab: "cases" | "revisions";
  /** What may be changed; null for who may only look. */
  changes: DatasetChanges | null;
};

export function DatasetHeader({ dataset, uses, workspace, tab, changes }: Props) {
  const list = `/w/${workspace}/datasets`;
  const path = `${list}/${dataset.id}`;
  const { id, name, description, tags, variables, caseCount, revision, archivedAt } = dataset;
  const mayAdd = changes !== null && archivedAt === null;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        crumbs={[{ text: "Datasets", href: list }]}
        title={name}
        meta={
          <>
            {archivedAt && <Tag look="warn">Archived</Tag>}
            <span>{revision === 0 ? "No revision yet" : `Revision ${show.count(revision)}`}</span>
            <span>
              {uses === 0
                ? "Used by no evaluation"
                : uses === 1
                  ? "Used by 1 evaluation"
                  : `Used by ${show.count(uses)} evaluations`}
            </span>
            <span>
              Changed <When at={dataset.updatedAt} />
            </span>
            {tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </>
        }
        actions={
          <>
            {mayAdd && (
              <>
                <Link href={`${path}/import`} className={buttonClass()}>
                  Import
                </Link>
                <Link href={`${path}?case=new`} scroll={false} className={buttonClass("primary")}>
                  Add case
                </Link>
              </>
            )}
            <DatasetMenu
              dataset={{ id, name, description, tags, archived: archivedAt !== null, isEmpty: revision === 0 }}
              uses={uses}
              list={list}
              exportPath={`/files/datasets/${id}/export?workspace=${workspace}`}
              changes={changes}
            />
          </>
        }
      />
      {description && <p className="max-w-prose whitespace-pre-line break-words">{description}</p>}
      {variables.length > 0 && (
        <p className="break-words text-muted">
          Declared variables:{" "}
          {variables.map((variable, index) => (
            <span key={variable.name}>
              {index > 0 && ", "}
              <code className="font-mono text-ink">{variable.name}</code> ({variable.type}
              {variable.required ? "" : ", optional"})
            </span>
          ))}
        </p>
      )}
      <TabLinks
        label="Parts of the dataset"
        tabs={[
          { text: "Cases", href: path, chosen: tab === "cases", count: show.count(caseCount) },
          { text: "Revisions", href: `${path}/revisions`, chosen: tab === "revisions", count: show.count(revision) },
        ]}
      />
    </div>
  );
}
