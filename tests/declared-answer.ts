import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { apiDocument as made } from "./api-document";

/** Its schemas where JSON Schema looks for them. */
const apiDocument: typeof made = JSON.parse(JSON.stringify(made).replaceAll("#/components/schemas/", "#/$defs/"));
const $defs = apiDocument.components.schemas;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const checks = new Map<string, ReturnType<typeof ajv.compile>>();

/** Headers that their cause brings: a wait that is known, an answer from memory while the database is away. */
const sometimes = ["Retry-After", "Age", "X-PromptOps-Stale"];

type Answer = { status: number; headers: Headers; body: unknown };

/** What in an answer the document does not declare: its status, its type, a field. Empty where it is as declared. */
export function undeclaredIn(method: string, path: string, { status, headers, body }: Answer): string[] {
  const at = ["paths", path, method.toLowerCase(), "responses", String(status)];
  const declared = reach(at);
  if (!declared) return [`${method} ${path} declares no answer ${status}`];
  const place = typeof declared.$ref === "string" ? declared.$ref.slice(2).split("/") : at;
  const content = reach([...place, "content"]) ?? {};
  const type = headers.get("content-type")?.replace(/;.*/, "") ?? "";
  const missing = Object.keys(reach([...place, "headers"]) ?? {}).filter(
    (name) => !sometimes.includes(name) && !headers.has(name),
  );
  if (missing.length > 0) return [`${method} ${path} ${status} lacks ${missing.join(", ")}`];
  if (Object.keys(content).length === 0) return body === null ? [] : [`${method} ${path} ${status} has a body`];
  if ("application/octet-stream" in content) return [];
  if (!(type in content)) return [`${method} ${path} ${status} is ${type || "without a type"}`];
  if (type === "text/event-stream") return [];
  const check = checkAt([...place, "content", type, "schema"]);
  if (check(body)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `${method} ${path} ${status} ${instancePath} ${message}`);
}

/** A schema of the document, compiled once. */
function checkAt(place: string[]) {
  const known = checks.get(place.join(" "));
  const check = known ?? ajv.compile({ ...reach(place), $defs });
  checks.set(place.join(" "), check);
  return check;
}

function reach(steps: string[]): Record<string, unknown> | undefined {
  let found: unknown = apiDocument;
  for (const step of steps) found = found && typeof found === "object" ? Reflect.get(found, step) : undefined;
  return found as Record<string, unknown> | undefined; // safe: only objects are asked for
}
