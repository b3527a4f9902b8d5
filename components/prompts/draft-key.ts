let last = 0;

/** A key for what is added while writing. Not a UUID: browsers make those on secure addresses only. */
export const draftKey = (): string => {
  last += 1;
  return `new-${last}`;
};
