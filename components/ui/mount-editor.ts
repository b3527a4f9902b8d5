import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import { editorTheme } from "./editor-theme";

export type EditorAttributes = Record<string, string>;
export type Caret = { from: number; to: number };
export type MountedEditor = {
  view: EditorView;
  /** Puts a text in that was not typed here. */
  setText: (text: string) => void;
  setAttributes: (attributes: EditorAttributes, hint: string) => void;
};
type Options = {
  parent: HTMLElement;
  text: string;
  /** Where the focus was when it had it already. */
  caret: Caret | null;
  attributes: EditorAttributes;
  hint: string;
  extensions: Extension;
  onChange: (text: string) => void;
};

const fromOutside = Annotation.define<true>();
/** ⌘↵ belongs to the page: it checks or runs. */
const keys = defaultKeymap.filter(({ key }) => key !== "Mod-Enter");

/** Puts an editor into the page. Tab leaves it, as it leaves any field; style elements it writes carry the page's nonce. */
export function mountEditor({ parent, text, caret, attributes, hint, extensions, onChange }: Options): MountedEditor {
  const described = new Compartment();
  const describedBy = (attributes: EditorAttributes, hint: string) => [
    EditorView.contentAttributes.of(attributes),
    hint ? placeholder(hint) : [],
  ];
  const length = text.replace(/\r\n?/g, "\n").length;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      selection: caret ? { anchor: Math.min(caret.from, length), head: Math.min(caret.to, length) } : undefined,
      extensions: [
        EditorView.cspNonce.of(document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? ""),
        editorTheme,
        extensions,
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        keymap.of([...keys, ...historyKeymap]),
        described.of(describedBy(attributes, hint)),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          const isTyped = docChanged && !transactions.some((one) => one.annotation(fromOutside));
          if (isTyped) onChange(state.doc.toString());
        }),
      ],
    }),
  });
  if (caret) view.focus();
  return {
    view,
    setText: (text) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, annotations: fromOutside.of(true) }),
    setAttributes: (attributes, hint) => view.dispatch({ effects: described.reconfigure(describedBy(attributes, hint)) }),
  };
}
