/** What a prompt is called in addresses and in `{{> slug}}`. */
export const slugPattern = /^[a-z0-9-]{1,64}$/;
