import type { Json } from "@/lib/clean-text";
import type { Variable } from "@/lib/templates/content";
import { prettyJson } from "@/lib/templates/pretty-json";

type Served = { appUrl: string; workspace: string; slug: string; environment: string; variables: Variable[] };

const sample: Record<Variable["type"], Json> = { string: "…", number: 1, boolean: true, json: {}, messages: [] };

/** How an application asks for the compiled messages of what is served, ready to be sent to a model. */
export function snippets({
  appUrl,
  workspace,
  slug,
  environment,
  variables,
}: Served): Record<"curl" | "typescript" | "python", string> {
  const given = Object.fromEntries(variables.map(({ name, type, default: value }) => [name, value ?? sample[type]]));
  const body = { ...(environment === "production" ? {} : { environment }), variables: given };
  const url = `${appUrl}/api/v1/prompts/by-slug/${slug}/compile`;
  const json = prettyJson(body);
  const quoted = json.replaceAll("'", "'\\''");
  return {
    curl: `curl ${url} \\
  -H "Authorization: Bearer $PROMPTOPS_TOKEN" \\
  -H "X-Workspace-Id: ${workspace}" \\
  -H "Content-Type: application/json" \\
  -d '${quoted}'`,
    typescript: `const token = "…"; // from your secrets
const answer = await fetch("${url}", {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${token}\`,
    "X-Workspace-Id": "${workspace}",
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${indented(json)}),
});
if (!answer.ok) throw new Error(await answer.text());
const { messages, model } = await answer.json();`,
    python: `import json, os, urllib.request

request = urllib.request.Request(
    "${url}",
    headers={
        "Authorization": f"Bearer {os.environ['PROMPTOPS_TOKEN']}",
        "X-Workspace-Id": "${workspace}",
        "Content-Type": "application/json",
    },
    data=json.dumps(json.loads(r"""${json}""")).encode(),
)
with urllib.request.urlopen(request) as answer:
    compiled = json.load(answer)
messages, model = compiled["messages"], compiled["model"]`,
  };
}

const indented = (text: string) => text.replaceAll("\n", "\n  ");
