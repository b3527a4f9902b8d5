const begins = /^'*[=+\-@\t\r\0]/;

/**
 * A cell no spreadsheet takes for a formula: what starts with = + - @, tab, CR or NUL gets an apostrophe in front, the
 * spreadsheets' own mark for text. So does what has apostrophes before such a character, which makes the way back exact.
 */
export const safeCell = (cell: string): string => (begins.test(cell) ? `'${cell}` : cell);

/** The way back, at import: one apostrophe goes where it stands before such a character, and nowhere else. */
export const plainCell = (cell: string): string => (cell.startsWith("'") && begins.test(cell) ? cell.slice(1) : cell);
