import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { TextArea } from "@/components/ui/text-area";
import type { useActionForm } from "@/components/ui/use-action-form";

type Form = Pick<ReturnType<typeof useActionForm<FormData, unknown>>, "outcome" | "errorOf">;
type Given = { name: string; description: string | null; tags: string[] };

/** The words of a dataset, for a new one and for one that is there. */
export function DatasetFields({ form, given }: { form: Form; given?: Given }) {
  return (
    <>
      <FormProblem outcome={form.outcome} fields={["name", "description", "tags"]} />
      <Field
        label="Name"
        name="name"
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={given?.name}
        error={form.errorOf("name")}
      />
      <TextArea
        label="Description"
        name="description"
        maxLength={5_000}
        hint="What the cases are and where they come from. It may stay empty."
        defaultValue={given?.description ?? ""}
        error={form.errorOf("description")}
      />
      <Field
        label="Tags"
        name="tags"
        autoComplete="off"
        hint="Between commas."
        defaultValue={given?.tags.join(", ")}
        error={form.errorOf("tags")}
      />
    </>
  );
}
