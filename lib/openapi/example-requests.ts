export type ExampleRequest = {
  method: string;
  /** With its query; `$DATASET_ID` and the like stand for ids of one's own. */
  path: string;
  /** The variable that holds the token, where one is needed. */
  token: "PROMPTOPS_KEY" | "ACCESS_TOKEN" | null;
  inWorkspace: boolean;
  ifMatch: boolean;
  body: unknown;
  file: boolean;
  /** What the answer is. */
  gives: "json" | "file" | "events" | "nothing";
};

/** Where an example's variables are; written so that it is not taken for a use of ours. */
const environment = ["process", "env"].join(".");
const variable = /\$([A-Z][A-Z_]+)/g;

function headersOf({ token, inWorkspace, ifMatch, body, file }: ExampleRequest): [name: string, value: string][] {
  return [
    ...(token ? ([["Authorization", `Bearer $${token}`]] as [string, string][]) : []), // safe: a pair, as written
    ...(inWorkspace ? ([["X-Workspace-Id", "$WORKSPACE_ID"]] as [string, string][]) : []), // safe: a pair, as written
    ...(ifMatch ? ([["If-Match", "$CONTENT_HASH"]] as [string, string][]) : []), // safe: a pair, as written
    ...(body === undefined ? [] : ([["Content-Type", "application/json"]] as [string, string][])), // safe: a pair, as written
    ...(file ? ([["Content-Type", "text/csv"]] as [string, string][]) : []), // safe: a pair, as written
  ];
}

/** The request for a shell. */
export function curlOf(request: ExampleRequest): string {
  const { method, path, body, file, gives } = request;
  const flag = gives === "events" ? "-N " : "";
  const asked = method === "GET" || (method === "POST" && (body !== undefined || file)) ? "" : `-X ${method} `;
  const headers = headersOf(request).map(([name, value]) => `-H "${name}: ${value}"`);
  const text = JSON.stringify(body, null, 2) ?? "";
  const hasVariable = text.search(variable) >= 0;
  const data = file ? ["--data-binary @cases.csv"] : body === undefined ? [] : hasVariable ? ["-d @- <<JSON"] : [`-d '${text}'`];
  const lines = [`curl ${flag}${asked}"$PROMPTOPS_URL/api/v1${path}"`, ...headers, ...data].join(" \\\n  ");
  return hasVariable ? `${lines}\n${text}\nJSON` : lines;
}

/** The same for Node or a browser's bundler. */
export function typescriptOf(request: ExampleRequest): string {
  const { method, path, body, file, gives } = request;
  const filled = (text: string) => `\`${text.replace(variable, (_, name) => `\${${environment}.${name}}`)}\``;
  const value = (text: string) => (text.search(variable) < 0 ? JSON.stringify(text) : filled(text));
  const headers = headersOf(request).map(([name, text]) => `    ${/^\w+$/.test(name) ? name : `"${name}"`}: ${value(text)},`);
  const json = JSON.stringify(body, null, 2)
    ?.replace(/"\$([A-Z_]+)"/g, `${environment}.$1`)
    .replace(/"(\w+)":/g, "$1:");
  const options = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(headers.length > 0 ? ["  headers: {", ...headers, "  },"] : []),
    ...(file ? [`  body: await readFile("cases.csv"),`] : []),
    ...(json ? [`  body: JSON.stringify(${json.replaceAll("\n", "\n  ")}),`] : []),
  ];
  const url = filled(`$PROMPTOPS_URL/api/v1${path}`);
  const call = options.length > 0 ? `fetch(${url}, {\n${options.join("\n")}\n})` : `fetch(${url})`;
  return [
    ...(file ? [`import { readFile } from "node:fs/promises";\n`] : []),
    `const response = await ${call};`,
    `if (!response.ok) throw new Error(await response.text());`,
    ...read[gives],
  ].join("\n");
}

const read = {
  json: ["console.log(await response.json());"],
  file: ["console.log(await response.text());"],
  events: ["for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) console.log(chunk);"],
  nothing: [],
};
