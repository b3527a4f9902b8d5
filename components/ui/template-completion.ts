import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import { templateTags } from "@/lib/templates/template-tags";
import type { TemplateHelp } from "./template-help";

/** Puts a name in, closes its tag where it is open, and goes on after it. */
const putName =
  (close: string) =>
  (view: EditorView, { label }: Completion, from: number, to: number) => {
    const shut = /^\s*\}+/.exec(view.state.sliceDoc(to, to + 20))?.[0] ?? "";
    const insert = `${label}${shut ? "" : close}`;
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length + shut.length },
      userEvent: "input.complete",
    });
  };

/** The sections that are open before a place, the innermost first. */
function openSections(text: string): string[] {
  const open: string[] = [];
  for (const { sigil, name } of templateTags(text)) {
    if (sigil === "#" || sigil === "^") open.unshift(name);
    else if (sigil === "/") open.shift();
  }
  return [...new Set(open)];
}

async function partialsFor(q: string, { findPartials }: TemplateHelp): Promise<Completion[]> {
  const found = (await findPartials?.(q)) ?? [];
  return found.map(({ slug, name }) => ({ label: slug, detail: name === slug ? undefined : name, apply: putName("}}") }));
}

/** After `{{` the declared variables, after `{{/` the open sections, after `{{>` the prompts of the workspace. */
export async function completeTemplate(context: CompletionContext, help: TemplateHelp): Promise<CompletionResult | null> {
  const before = context.matchBefore(/\{\{[{&#^/>]?\s*[\w.-]*/);
  const [, sigil, blanks, word] = /^\{\{([{&#^/>]?)(\s*)([\w.-]*)$/.exec(before?.text ?? "") ?? [];
  if (!before || sigil === undefined || blanks === undefined || word === undefined) return null;
  const from = context.pos - word.length;
  if (sigil === ">") {
    const options = await partialsFor(word, help);
    return options.length > 0 ? { from, options, filter: false } : null;
  }
  const apply = putName(sigil === "{" ? "}}}" : "}}");
  const options: Completion[] =
    sigil === "/"
      ? openSections(context.state.sliceDoc(0, before.from)).map((label, index) => ({ label, apply, boost: -index }))
      : help.variables
          .filter(({ name }) => name !== "")
          .map(({ name, type, description }) => ({ label: name, detail: type, info: description ?? undefined, apply }));
  return options.length > 0 ? { from, options, validFor: /^[\w.-]*$/ } : null;
}
