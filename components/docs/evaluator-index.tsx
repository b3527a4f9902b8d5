import { PageSection } from "@/components/page-section";

type Group = { name: string; title: string; evaluators: { type: string; about: string }[] };

/** Every evaluator, by group, each leading to its place on the page. */
export function EvaluatorIndex({ groups }: { groups: Group[] }) {
  return (
    <PageSection title="Contents">
      <nav aria-label="Contents" className="grid items-start gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {groups.map(({ name, title, evaluators }) => (
          <div key={name} className="flex min-w-0 flex-col gap-1.5">
            <a href={`#group-${name}`} className="font-medium underline-offset-2 hover:underline">
              {title}
            </a>
            <ul className="flex flex-col gap-1">
              {evaluators.map(({ type, about }) => (
                <li key={type} className="min-w-0 truncate text-muted" title={about}>
                  <a href={`#${type}`} className="font-mono text-[0.8125rem] text-ink underline-offset-2 hover:underline">
                    {type}
                  </a>{" "}
                  {about}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </PageSection>
  );
}
