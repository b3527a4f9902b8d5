import type { Content } from "@/lib/templates/content";

/** A stored content's text as a value again. */
export const parseBody = (body: string): Content => JSON.parse(body) as Content; // safe: only saveContent writes bodies
