"use client";

import type { ComponentProps } from "react";
import { EditorArea } from "./editor-area";
import { loadedTemplateEditor, loadTemplateEditor } from "./load-template-editor";
import type { TemplateHelp } from "./template-help";

type Props = Omit<ComponentProps<typeof EditorArea<TemplateHelp>>, "load" | "loaded">;

/** Where a message's text is written: variables, sections and included prompts are marked, completed and checked. */
export const TemplateEditor = (props: Props) => <EditorArea {...props} load={loadTemplateEditor} loaded={loadedTemplateEditor} />;
