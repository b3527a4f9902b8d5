import { z } from "zod";
import { CreateDataset, UpdateDataset } from "./schema";

const typed = { name: z.string(), description: z.string(), tags: z.string() };
const Typed = z.object(typed);

const read = ({ name, description, tags }: z.infer<typeof Typed>) => ({
  name,
  description: description.trim() || null,
  tags: tags
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean),
});

/** A new dataset's own words as a form sends them; the tags stand between commas. */
export const DatasetForm = z
  .strictObject(typed)
  .transform((fields): z.input<typeof CreateDataset> => read(fields))
  .pipe(CreateDataset);

/** The same of a dataset that is there. */
export const EditDatasetForm = z
  .strictObject({ id: z.string(), ...typed })
  .transform(({ id, ...fields }): z.input<typeof UpdateDataset> => ({ id, ...read(fields) }))
  .pipe(UpdateDataset);
