import { isFault, readTag, type Tag } from "./read-tag";

/** More than anybody writes; a text that was pasted in is not searched for ever. */
const maxTags = 5_000;

/** The tags of a template in order, as far as they can be read; for showing them, while `scanTemplate` judges. */
export function templateTags(text: string): Tag[] {
  const tags: Tag[] = [];
  let delimiters = { open: "{{", close: "}}" };
  for (let start = text.indexOf("{{"); start >= 0 && tags.length < maxTags; ) {
    const tag = readTag(text, start, delimiters);
    if (isFault(tag)) break;
    tags.push(tag);
    delimiters = tag.next;
    start = text.indexOf(delimiters.open, tag.end);
  }
  return tags;
}
