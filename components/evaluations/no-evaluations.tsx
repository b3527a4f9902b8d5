import { buttonClass } from "@/components/ui/button";

/** What to do while there is none. */
export function NoEvaluations({ workspaceSlug }: { workspaceSlug: string }) {
  return (
    <div className="flex max-w-xl flex-col items-start gap-3 rounded-lg border border-line border-dashed bg-surface p-6">
      <h2 className="font-semibold text-base">No evaluation yet</h2>
      <p className="text-muted">
        An evaluation runs versions of a prompt on the cases of a dataset and scores every answer. Start the first one over the
        API:
      </p>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-muted marker:tabular-nums">
        <li>
          Sign in with <code className="font-mono text-ink">POST /api/v1/auth/login</code>, and send{" "}
          <code className="wrap-anywhere font-mono text-ink">X-Workspace-Id: {workspaceSlug}</code> with each call.
        </li>
        <li>
          Make a prompt with a version, and a dataset with cases: <code className="font-mono text-ink">POST /api/v1/prompts</code>
          , <code className="font-mono text-ink">/datasets</code>.
        </li>
        <li>
          Start it: <code className="font-mono text-ink">POST /api/v1/evaluations</code>. It shows up here at once.
        </li>
      </ol>
      <a href="/api/v1/openapi.json" className={buttonClass("primary")}>
        Open the API description
      </a>
    </div>
  );
}
