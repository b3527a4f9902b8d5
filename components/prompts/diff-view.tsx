import type { ReactNode } from "react";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { Json } from "@/lib/clean-text";
import type { ContentDiff } from "@/lib/diff/schema";
import type { Variable } from "@/lib/templates/content";
import { prettyJson } from "@/lib/templates/pretty-json";
import { type DiffLook, MessageDiff } from "./message-diff";

/** All that differs between two contents. */
export function DiffView({ diff, look }: { diff: ContentDiff; look: DiffLook }) {
  const { messages, variables, model, partials } = diff;
  const isEqual = messages.every(({ hunks }) => hunks.every(({ kind }) => kind === "same"));
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Part title="Messages">
        {isEqual && <p className="text-muted">The messages are the same.</p>}
        {!isEqual && (
          <ol className="flex flex-col gap-3">
            {messages.map((message, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: messages of a comparison have no other name and never move
              <MessageDiff key={index} message={message} look={look} />
            ))}
          </ol>
        )}
      </Part>
      {partials.changed.length > 0 && (
        <Part title="Included prompts">
          <ol className="flex flex-col gap-3">
            {partials.changed.map(({ slug, hunks }) => (
              <MessageDiff key={slug} message={{ role: slug, hunks }} look={look} />
            ))}
          </ol>
        </Part>
      )}
      <Part title="Variables">
        <VariableChanges variables={variables} />
      </Part>
      <Part title="Model">
        {model.changed.length === 0 ? (
          <p className="text-muted">The settings are the same.</p>
        ) : (
          <Changes
            caption="Changed settings"
            first="Setting"
            rows={model.changed.map(({ field, from, to }) => [field, from, to])}
          />
        )}
      </Part>
    </div>
  );
}

/** No landmark: the page around it may have parts of the same names. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </div>
  );
}

function VariableChanges({ variables: { added, removed, changed, breaking } }: { variables: ContentDiff["variables"] }) {
  const rows: ChangeRow[] = [
    ...removed.map((one): ChangeRow => [one.name, told(one), undefined]),
    ...changed.map(({ name, from, to }): ChangeRow => [name, told(from), told(to)]),
    ...added.map((one): ChangeRow => [one.name, undefined, told(one)]),
  ];
  if (rows.length === 0) return <p className="text-muted">The variables are the same.</p>;
  return (
    <>
      {breaking && (
        <p className="rounded-md bg-warn-ground px-3 py-2 text-warn">
          Breaking: a caller must now give a value that could be left out before, or one of another type.
        </p>
      )}
      <Changes caption="Changed variables" first="Variable" rows={rows} />
    </>
  );
}

/** A declaration in words. */
function told({ type, required, default: value, description }: Variable): string {
  const given = value === undefined ? "" : `, default ${JSON.stringify(value)}`;
  return `${type}, ${required ? "required" : "optional"}${given}${description ? `: ${description}` : ""}`;
}

type ChangeRow = [name: string, from: Json | undefined, to: Json | undefined];

function Changes({ caption, first, rows }: { caption: string; first: string; rows: ChangeRow[] }) {
  const head = (
    <>
      <Th>{first}</Th>
      <Th>Before</Th>
      <Th>After</Th>
    </>
  );
  return (
    <Table caption={caption} head={head}>
      {rows.map(([name, from, to]) => (
        <tr key={name}>
          <RowTh className="wrap-anywhere min-w-24 font-mono">{name}</RowTh>
          <Td className="min-w-56 break-words whitespace-pre-wrap">{valueText(from)}</Td>
          <Td className="min-w-56 break-words whitespace-pre-wrap">{valueText(to)}</Td>
        </tr>
      ))}
    </Table>
  );
}

function valueText(value: Json | undefined) {
  if (value === undefined) return <span className="text-muted">not there</span>;
  if (typeof value === "string") return value;
  return <code className="font-mono text-[0.8125rem]">{prettyJson(value)}</code>;
}
