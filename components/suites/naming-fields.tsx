import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { SuiteDraft } from "./suite-draft";

type Props = {
  draft: SuiteDraft;
  errorOf: (path: string) => string | undefined;
  change: (change: Partial<SuiteDraft>) => void;
  isNew: boolean;
};

/** What a suite is called. */
export function NamingFields({ draft, errorOf, change, isNew }: Props) {
  return (
    <>
      <Field
        label="Name"
        maxLength={200}
        autoComplete="off"
        value={draft.name}
        error={errorOf("name")}
        onChange={({ target }) => change({ name: target.value })}
      />
      {isNew && (
        <Field
          label="Slug (optional)"
          hint="It never changes. Empty: made of the name."
          maxLength={64}
          autoComplete="off"
          className="font-mono"
          value={draft.slug}
          error={errorOf("slug")}
          onChange={({ target }) => change({ slug: target.value })}
        />
      )}
      <TextArea
        label="Description (optional)"
        rows={3}
        maxLength={5_000}
        value={draft.description}
        error={errorOf("description")}
        onChange={({ target }) => change({ description: target.value })}
      />
    </>
  );
}
