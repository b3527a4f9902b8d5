import Link from "next/link";
import { PageSection } from "@/components/page-section";
import type { Room } from "@/lib/openapi/reference";

/** Every operation, by room. */
export function OperationIndex({ rooms }: { rooms: Room[] }) {
  return (
    <PageSection title="Operations">
      <div className="grid items-start gap-6 md:grid-cols-2">
        {rooms.map(({ name, slug, about, operations }) => (
          <section
            key={slug}
            aria-label={name}
            className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4"
          >
            <h3 className="font-semibold">
              <Link href={`/docs/api/${slug}`} prefetch={false} className="underline-offset-2 hover:underline">
                {name}
              </Link>
            </h3>
            <p className="text-muted">{about}</p>
            <ul className="flex flex-col gap-1">
              {operations.map(({ id, method, path, summary }) => (
                <li key={id} className="min-w-0">
                  <Link href={`/docs/api/${slug}#${id}`} prefetch={false} className="underline-offset-2 hover:underline">
                    {summary}
                  </Link>{" "}
                  <code className="break-all font-mono text-muted text-xs">
                    {method} {path}
                  </code>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </PageSection>
  );
}
