import type { Document } from "./planned-request";

/** The document with the parameters and answers it refers to written in; its schemas stay where they are. */
export function openedDocument(document: Document): Document {
  const opened = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(opened);
    if (value === null || typeof value !== "object") return value;
    const [, kind, name] = /^#\/components\/(parameters|responses)\/(\w+)$/.exec(String(Reflect.get(value, "$ref"))) ?? [];
    if (kind && name) return opened(Reflect.get(Reflect.get(document.components, kind), name));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, opened(inner)]));
  };
  return { ...document, paths: opened(document.paths) as Document["paths"] }; // safe: the same, with references followed
}
