import { autocompletion } from "@codemirror/autocomplete";
import { type Diagnostic, forEachDiagnostic, setDiagnostics } from "@codemirror/lint";
import { type EditorState, type Range, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap } from "@codemirror/view";
import { templateTags } from "@/lib/templates/template-tags";
import type { EditorLanguage } from "./editor-area";
import { completeTemplate } from "./template-completion";
import type { TemplateHelp, TemplateMark } from "./template-help";

type Tag = ReturnType<typeof templateTags>[number];

const classes: Record<string, string> = {
  "#": "section",
  "^": "section",
  "/": "section",
  ">": "partial",
  "!": "note",
  "=": "note",
};
const decorated = Object.fromEntries(
  ["variable", "section", "partial", "note"].map((kind) => [
    kind,
    Decoration.mark({
      class: `cm-tag cm-tag-${kind}`,
      attributes: kind === "partial" ? { title: "Open this prompt: ⌘ or Ctrl with a click, or with ." } : {},
    }),
  ]),
);

type Tags = { tags: Tag[]; decorations: DecorationSet };

function readTags(state: EditorState): Tags {
  const tags = templateTags(state.doc.toString());
  const ranges = tags.flatMap(({ sigil, start, end }): Range<Decoration>[] => {
    const decoration = decorated[classes[sigil] ?? "variable"];
    return decoration ? [decoration.range(start, end)] : [];
  });
  return { tags, decorations: Decoration.set(ranges) };
}

const tagField = StateField.define<Tags>({
  create: readTags,
  update: (known, { docChanged, state }) => (docChanged ? readTags(state) : known),
  provide: (field) => EditorView.decorations.from(field, ({ decorations }) => decorations),
});

const tagAt = (state: EditorState, at: number): Tag | undefined =>
  state.field(tagField).tags.find(({ start, end }) => start <= at && at <= end);

function openPartial(view: EditorView, at: number, { hrefOf }: TemplateHelp): boolean {
  const tag = tagAt(view.state, at);
  const href = tag?.sigil === ">" && tag.name ? hrefOf?.(tag.name) : undefined;
  if (!href) return false;
  window.open(href, "_blank", "noopener");
  return true;
}

/** Declares what is marked at the caret, or opens the prompt that is included there. */
function actAtCaret(view: EditorView, help: TemplateHelp): boolean {
  const { head } = view.state.selection.main;
  let action: (() => void) | undefined;
  forEachDiagnostic(view.state, ({ actions }, from, to) => {
    const first = actions?.[0];
    if (first && from <= head && head <= to) action ??= () => first.apply(view, from, to);
  });
  if (!action) return openPartial(view, head, help);
  action();
  return true;
}

function diagnosticOf(state: EditorState, { line, column, message, declare }: TemplateMark, help: TemplateHelp): Diagnostic[] {
  if (line > state.doc.lines) return [];
  const { from, to } = state.doc.line(line);
  const at = Math.min(from + column - 1, to);
  const tag = tagAt(state, at);
  const actions = declare ? [{ name: "Declare it", apply: () => help.declare(declare) }] : [];
  return [
    {
      ...{ message, actions, severity: declare ? "warning" : "error" },
      ...{ from: tag?.start ?? at, to: tag?.end ?? Math.min(at + 1, state.doc.length) },
    },
  ];
}

const shownMarks = new WeakMap<EditorView, string>();

/** Message texts: tags coloured, names completed, faults marked, included prompts opened. */
export const templateLanguage: EditorLanguage<TemplateHelp> = {
  extensions: (help) => [
    tagField,
    autocompletion({ override: [(context) => completeTemplate(context, help())], icons: false }),
    keymap.of([{ key: "Mod-.", run: (view) => actAtCaret(view, help()), preventDefault: true }]),
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        if (event.button !== 0 || !(event.metaKey || event.ctrlKey)) return false;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (at === null || !openPartial(view, at, help())) return false;
        event.preventDefault();
        return true;
      },
    }),
  ],
  refresh: (view, help) => {
    const told = JSON.stringify(help.marks);
    if ((shownMarks.get(view) ?? "[]") === told) return;
    shownMarks.set(view, told);
    view.dispatch(
      setDiagnostics(
        view.state,
        help.marks.flatMap((mark) => diagnosticOf(view.state, mark, help)),
      ),
    );
  },
};
