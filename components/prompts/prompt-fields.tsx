import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { useActionForm } from "@/components/ui/use-action-form";

export type PromptFieldValues = { description: string; category: string; tags: string; ownerId: string };

type Props = {
  value: PromptFieldValues;
  onChange: (value: PromptFieldValues) => void;
  members: { userId: string; name: string }[];
  categories: string[];
  listId: string;
  form: Pick<ReturnType<typeof useActionForm<unknown, unknown>>, "outcome" | "errorOf">;
};

/** What describes a prompt and may always change. */
export function PromptFields({ value, onChange, members, categories, listId, form: { outcome, errorOf } }: Props) {
  const wrongTag = outcome?.ok === false && outcome.problem.errors?.find(({ path }) => path.startsWith("tags"));
  const set = (field: keyof PromptFieldValues) => (event: { target: { value: string } }) =>
    onChange({ ...value, [field]: event.target.value });
  const isKnown = value.ownerId === "" || members.some(({ userId }) => userId === value.ownerId);
  return (
    <>
      <TextArea
        label="Description"
        hint="What it is for, and what its answers are used for."
        rows={3}
        maxLength={5_000}
        value={value.description}
        onChange={set("description")}
        error={errorOf("description")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <Field
            label="Category"
            list={listId}
            autoComplete="off"
            maxLength={100}
            value={value.category}
            onChange={set("category")}
            error={errorOf("category")}
          />
          <datalist id={listId}>
            {categories.map((category) => (
              <option key={category} value={category} />
            ))}
          </datalist>
        </div>
        <Select label="Owner" value={value.ownerId} onChange={set("ownerId")} error={errorOf("ownerId")}>
          <option value="">Nobody</option>
          {members.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
          {!isKnown && <option value={value.ownerId}>A former member</option>}
        </Select>
      </div>
      <Field
        label="Tags"
        hint="Separated by commas."
        autoComplete="off"
        value={value.tags}
        onChange={set("tags")}
        error={wrongTag ? wrongTag.message : undefined}
      />
    </>
  );
}
