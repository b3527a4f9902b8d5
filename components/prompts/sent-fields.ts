import type { PromptFieldValues } from "./prompt-fields";

/** The typed fields as they are sent: an empty one is taken out. */
export const sentFields = ({ description, category, tags, ownerId }: PromptFieldValues) => ({
  description: description.trim() || null,
  category: category.trim() || null,
  tags: tags.split(",").flatMap((tag) => tag.trim() || []),
  ownerId: ownerId || null,
});
