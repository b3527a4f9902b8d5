const written = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox]";

/** Whether keys are text where the event came from: in a field or an editor, or while a sign is being composed. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.isComposing || (event.target instanceof HTMLElement && event.target.closest(written) !== null);
