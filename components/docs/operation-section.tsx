import { CodeBlock } from "@/components/ui/code-block";
import { Tag } from "@/components/ui/tag";
import type { Operation } from "@/lib/openapi/reference";
import { FieldList } from "./field-list";
import { withCode } from "./with-code";

/** One operation: what it does, who may, what it takes and gives, and requests that work. */
export function OperationSection({ operation }: { operation: Operation }) {
  const { id, method, path, summary, about, parameters, body, files, answer, problems, curl, typescript } = operation;
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-4 border-line border-t pt-6">
      <header className="flex flex-col gap-1.5">
        <h2 id={id} className="scroll-mt-4 font-semibold text-lg">
          <a href={`#${id}`} className="underline-offset-2 hover:underline">
            {summary}
          </a>
        </h2>
        <p className="flex flex-wrap items-center gap-2">
          <Tag look="accent">{method}</Tag>
          <code className="break-all font-mono">/api/v1{path}</code>
        </p>
        <p className="text-muted">{withCode(needsOf(operation))}</p>
      </header>
      {about && <p className="max-w-prose">{withCode(about)}</p>}
      <div className="grid min-w-0 gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {parameters.length > 0 && (
            <Part title="Parameters">
              <FieldList label={`Parameters of ${method} ${path}`} fields={parameters} />
            </Part>
          )}
          {body.length > 0 && (
            <Part title="Body">
              <FieldList label={`Body of ${method} ${path}`} fields={body} />
            </Part>
          )}
          {files.length > 0 && (
            <Part title="Body">
              <p>The file itself, as it is streamed: {withCode(files.map((file) => `\`${file}\``).join(", "))}.</p>
            </Part>
          )}
          <Part title={`Answer ${answer.status}`}>
            {answer.about && <p>{answer.about}</p>}
            {answer.fields.length === 0 && !answer.about && <p className="text-muted">Nothing.</p>}
            {answer.fields.length > 0 && (
              <details>
                <summary className="cursor-pointer text-muted">{answer.fields.length} fields</summary>
                <div className="pt-2">
                  <FieldList label={`Answer of ${method} ${path}`} fields={answer.fields} given />
                </div>
              </details>
            )}
          </Part>
          <Part title="Problems">
            <p className="flex flex-wrap gap-x-3 gap-y-1">
              {problems.flatMap(({ codes }) =>
                codes.map((code) => (
                  <a
                    key={code}
                    href={`/docs/api#${code}`}
                    className="font-mono text-[0.8125rem] text-muted underline-offset-2 hover:underline"
                  >
                    {code}
                  </a>
                )),
              )}
            </p>
          </Part>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Part title="curl">
            <CodeBlock copy label={`curl for ${method} ${path}`} text={curl} />
          </Part>
          <Part title="TypeScript">
            <CodeBlock copy label={`TypeScript for ${method} ${path}`} text={typescript} />
          </Part>
        </div>
      </div>
    </section>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">{title}</h3>
      {children}
    </div>
  );
}

function needsOf({ needs, alsoNeeds }: Operation): string {
  if (needs === null) return "Needs no sign-in.";
  if (needs === "account") return "For a person who is signed in: an access token, no API key.";
  const also = alsoNeeds.map((scope) => `\`${scope}\``).join(", ");
  return `Needs the scope \`${needs}\`${also ? `, and ${also} for what it shows or stops` : ""}.`;
}
