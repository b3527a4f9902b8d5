/** What the address of a prompt's page leaves out where no panel is open. */
export const closed = { open: undefined, environment: undefined, to: undefined, undo: undefined };
