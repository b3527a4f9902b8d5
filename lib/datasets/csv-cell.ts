// Where some spreadsheets begin a cell: at the start, and after a semicolon, which separates cells where the comma is a decimal point.
const begins = /(^|;)('*[=+\-@\t\r\0＝＋－＠])/g;
const marked = /(^|;)'('*[=+\-@\t\r\0＝＋－＠])/g;

/**
 * A cell no spreadsheet takes for a formula: what starts with = + - @ (full width or not), tab, CR or NUL gets an apostrophe in front,
 * the spreadsheets' own mark for text. So does what has apostrophes before such a character, which makes the way back exact.
 */
export const safeCell = (cell: string): string => cell.replace(begins, "$1'$2");

/** The way back, at import: one apostrophe goes where it stands before such a character, and nowhere else. */
export const plainCell = (cell: string): string => cell.replace(marked, "$1$2");
