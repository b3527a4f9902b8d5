import type { EditorKit } from "./editor-area";
import type { TemplateHelp } from "./template-help";

let kit: EditorKit<TemplateHelp> | null = null;

/** The template editor's code, once it is there. */
export const loadedTemplateEditor = () => kit;

/** Brings the template editor's code, once for all texts. */
export async function loadTemplateEditor(): Promise<EditorKit<TemplateHelp>> {
  const [{ mountEditor }, { templateLanguage }] = await Promise.all([import("./mount-editor"), import("./template-language")]);
  kit = { ...templateLanguage, mount: mountEditor };
  return kit;
}
