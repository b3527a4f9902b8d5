import type { EditorKit } from "./editor-area";

let kit: EditorKit<null> | null = null;

/** The JSON editor's code, once it is there. */
export const loadedJsonEditor = () => kit;

/** Brings the JSON editor's code, once for all texts. */
export async function loadJsonEditor(): Promise<EditorKit<null>> {
  const [{ mountEditor }, { jsonLanguage }] = await Promise.all([import("./mount-editor"), import("./json-language")]);
  kit = { ...jsonLanguage, mount: mountEditor };
  return kit;
}
