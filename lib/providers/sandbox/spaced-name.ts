/** A name from code as words: `firstName` and `first_name` as "first Name" and "first name". */
export const spacedName = (name: string): string => name.replaceAll(/[_-]+/g, " ").replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
