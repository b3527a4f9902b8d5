const written = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox]";
/** What moves or looks for a name by letters itself. */
const lettered = "[role=grid], [role=menu], [role=listbox], [role=tree]";

/** Whether keys are text where the event came from: in a field, an editor, a grid or a menu, or while a sign is being composed. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.isComposing || (event.target instanceof HTMLElement && event.target.closest(`${written}, ${lettered}`) !== null);
