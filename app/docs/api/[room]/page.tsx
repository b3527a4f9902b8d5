import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OperationSection } from "@/components/docs/operation-section";
import { RoomLinks } from "@/components/docs/room-links";
import { PageHeader } from "@/components/ui/page-header";
import { loadReference } from "@/lib/openapi/load-reference";

type Props = PageProps<"/docs/api/[room]">;

async function readRoom({ params }: Props) {
  const { room } = await params;
  const rooms = await loadReference();
  const found = rooms.find(({ slug }) => slug === room) ?? notFound();
  return { rooms, found };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `${(await readRoom(props)).found.name} · API` };
}

export default async function RoomPage(props: Props) {
  const { rooms, found } = await readRoom(props);
  return (
    <div className="flex flex-col gap-8">
      <PageHeader crumbs={[{ text: "API reference", href: "/docs/api" }]} title={found.name} meta={found.about} />
      <RoomLinks rooms={rooms} chosen={found.slug} />
      <ul className="flex flex-col gap-1">
        {found.operations.map(({ id, method, path, summary }) => (
          <li key={id} className="min-w-0">
            <a href={`#${id}`} className="underline-offset-2 hover:underline">
              {summary}
            </a>{" "}
            <code className="break-all font-mono text-muted text-xs">
              {method} {path}
            </code>
          </li>
        ))}
      </ul>
      {found.operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} />
      ))}
    </div>
  );
}
