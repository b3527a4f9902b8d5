import { json, jsonParseLinter } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { tags } from "@lezer/highlight";
import type { EditorLanguage } from "./editor-area";

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: tags.string, color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--warn)" },
]);
const parse = jsonParseLinter();

/** JSON, coloured; an empty text is a field that is not set. */
export const jsonLanguage: EditorLanguage<null> = {
  extensions: () => [
    json(),
    syntaxHighlighting(colours),
    bracketMatching(),
    indentOnInput(),
    linter((view) => (view.state.doc.toString().trim() === "" ? [] : parse(view)), { delay: 400 }),
  ],
};
