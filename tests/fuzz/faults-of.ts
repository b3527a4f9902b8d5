import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Answered } from "./open-fuzz";
import type { Document, PlannedRequest } from "./planned-request";

/** What no answer may show, whoever asks: the inside of the server. */
const inside = [
  /\bat (async )?[\w.<>]+ \(|node_modules|\.next\/|file:\/\/|\/lib\/\w+\/[\w-]+\.(ts|js)/,
  /PostgresError|DrizzleQueryError|Failed query|syntax error at or near|violates \w+[- ]?\w* constraint|\$\d+, \$\d+/,
  /postgres(ql)?:\/\/|ECONNREFUSED|BEGIN (RSA|EC|PRIVATE)/,
];

/** Looks at an answer as the document describes it: what is wrong with it, in words, or nothing. */
export function faultsOf(document: Document, secrets: string[]) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "api", components: document.components });
  const compiled = new Map<string, ValidateFunction>();
  const declaredFor = (planned: PlannedRequest, status: number): ValidateFunction | null => {
    const [method = "", path = ""] = planned.operation.split(" ");
    const responses = document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
    const content = responses[status]?.content;
    const schema = content?.["application/json"]?.schema ?? content?.["application/problem+json"]?.schema;
    if (!schema) return null;
    const name = `${planned.operation} ${status}`;
    const made =
      compiled.get(name) ?? ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')));
    compiled.set(name, made);
    return made;
  };

  return (planned: PlannedRequest, { status, type, text }: Answered): string[] => {
    const found: string[] = [];
    if (status >= 500) found.push(`answers ${status}`);
    if (status >= 400 && type !== "application/problem+json") found.push(`${status} is ${type || "of no type"}`);
    for (const pattern of inside) if (pattern.test(text)) found.push(`shows ${pattern.exec(text)?.[0]}`);
    for (const secret of secrets) if (text.includes(secret)) found.push("shows a secret");
    if (!/^application\/(problem\+)?json\b(?!l)/.test(type)) return found;
    const body = parsed(text);
    if (body === undefined) return [...found, `${status} is ${type} and does not parse`];
    const isDeclared = declaredFor(planned, status);
    if (isDeclared && !isDeclared(body))
      found.push(`is not what is declared for ${status}: ${ajv.errorsText(isDeclared.errors)}`);
    return found;
  };
}

/** What the text holds; undefined where it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
