import type { Variable } from "@/lib/templates/content";

export type Undeclared = Pick<Variable, "name" | "type">;
/** What is wrong at a place of a text, from 1; `declare` is what would put it right. */
export type TemplateMark = { line: number; column: number; message: string; declare: Undeclared | null };
export type FoundPartial = { slug: string; name: string };

/** What a message's editor knows of the prompt around it. */
export type TemplateHelp = {
  variables: { name: string; type: string; description: string | null }[];
  marks: TemplateMark[];
  declare: (one: Undeclared) => void;
  /** The prompts that may be included, by a part of their name; left out where they cannot be looked up. */
  findPartials?: (q: string) => Promise<FoundPartial[]>;
  hrefOf?: (slug: string) => string;
};
