"use client";

import { TextArea } from "@/components/ui/text-area";

/** Why there is a new version, in its author's words. */
export const ChangelogField = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <TextArea
    label="What changes and why"
    hint="Stands beside the version; its first line in the list."
    rows={2}
    className="min-h-16!"
    maxLength={5_000}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);
