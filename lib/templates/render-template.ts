import type { Json } from "@/lib/clean-text";
import type { TemplateNode } from "./parse-template";
import { RenderBudget, TemplateLimit } from "./render-budget";

/** An own property of plain data. Strings have none, arrays only their items, and `__proto__` is never one. */
function ownValue(from: Json, key: string): Json | undefined {
  if (from === null || typeof from !== "object" || key === "__proto__" || !Object.hasOwn(from, key)) return undefined;
  if (Array.isArray(from)) return /^(0|[1-9]\d*)$/.test(key) ? from[Number(key)] : undefined;
  return from[key];
}

/** The first part of a path is looked for from the inside out; the rest is followed from there, with no way back. */
function lookUp(contexts: Json[], path: string[]): Json | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return contexts.at(-1);
  for (let depth = contexts.length - 1; depth >= 0; depth -= 1) {
    let found = ownValue(contexts[depth] ?? null, first);
    if (found === undefined) continue;
    for (const key of rest) found = found === undefined ? undefined : ownValue(found, key);
    return found;
  }
  return undefined;
}

function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value);
  } catch {
    throw new TemplateLimit("A value is nested too deep to be written as JSON.");
  }
}

/** What a section repeats over. False, null, missing, "", 0 and [] are nothing, as `!!data` in the Mustache specification. */
const itemsOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : value ? [value] : []);

/**
 * Writes a parsed template with `values`, in one pass: what a value says is never read as a template. Nothing is escaped;
 * text prints as it is wherever it stands, null and missing as nothing, all else as compact JSON.
 * Throws `TemplateLimit` when the budget, which several texts may share, is spent.
 */
export function renderTemplate(nodes: TemplateNode[], values: Record<string, Json>, budget = new RenderBudget()): string {
  const written: string[] = [];
  const contexts: Json[] = [values];

  const write = (inner: TemplateNode[]): void => {
    for (const node of inner) {
      budget.spendStep();
      if (node.kind === "text") {
        written.push(budget.spendText(node.text));
        continue;
      }
      const value = lookUp(contexts, node.path);
      if (node.kind === "value") {
        written.push(budget.spendText(asText(value)));
        continue;
      }
      const items = itemsOf(value);
      if (node.kind === "inverted") {
        if (items.length === 0) write(node.inner);
        continue;
      }
      for (const item of items) {
        budget.spendStep();
        contexts.push(item);
        write(node.inner);
        contexts.pop();
      }
    }
  };

  write(nodes);
  return written.join("");
}
