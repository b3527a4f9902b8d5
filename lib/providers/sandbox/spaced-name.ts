/** A name from code as words: `dueDate` and `due_date` as "due Date" and "due date". */
export const spacedName = (name: string): string => name.replaceAll(/[_-]+/g, " ").replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
