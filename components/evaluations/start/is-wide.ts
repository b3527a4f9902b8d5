import type { Control } from "./option-controls";

const wide: Control["kind"][] = ["longText", "json", "group", "rows"];

/** Whether a control takes the whole width of a form. */
export const isWide = ({ kind }: Control): boolean => wide.includes(kind);
