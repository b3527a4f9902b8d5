"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormProblem } from "@/components/ui/form-problem";
import { TextArea } from "@/components/ui/text-area";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  ask: (input: unknown) => Promise<Outcome<unknown>>;
  /** What is sent beside the reason. */
  input: Record<string, string>;
  button: string;
  isReasonRequired: boolean;
  isBreaking: boolean;
  /** The gate says no: who may not override it cannot promote. */
  refused?: "mayOverride" | "mayNot" | null;
  /** What the reason begins as. */
  reason?: string;
  /** What is told of it once it is done, and where it leads. */
  said: string;
  doneHref: string;
};

/** The last step of a promotion or a rollback: why, and the consent to a breaking change. */
export function ReleaseForm({ ask, input, button, isReasonRequired, isBreaking, refused = null, ...rest }: Props) {
  const { push } = useRouter();
  const [reason, setReason] = useState(rest.reason ?? "");
  const [accepts, setAccepts] = useState(false);
  const [overrides, setOverrides] = useState(false);
  const form = useActionForm(ask, () => {
    push(rest.doneHref, { scroll: false });
    toast(rest.said);
  });
  const isShut = refused !== null && !overrides;
  const needsReason = isReasonRequired || overrides;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.pending || isShut) return;
    const given = needsReason || reason.trim() ? { reason } : {};
    form.send({ ...input, ...given, ...(isBreaking && { acceptBreaking: accepts }), ...(overrides && { override: true }) });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem outcome={form.outcome} fields={["reason"]} />
      <TextArea
        label={needsReason ? "Reason" : "Reason (optional)"}
        hint="It stands in the history and in the audit log."
        rows={2}
        className="min-h-16!"
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={form.errorOf("reason") && "Say why, in a few words."}
      />
      {isBreaking && (
        <Checkbox
          label="The callers are ready for this change"
          hint="Without it a breaking version is not promoted."
          checked={accepts}
          onChange={(event) => setAccepts(event.target.checked)}
        />
      )}
      {refused === "mayOverride" && (
        <div className="rounded-md border border-bad bg-bad-ground px-3 py-2">
          <Checkbox
            label="Override the gate"
            hint="It takes a reason. Everybody sees it in the history, and the audit log says it loudly."
            checked={overrides}
            onChange={(event) => setOverrides(event.target.checked)}
          />
        </div>
      )}
      {refused === "mayNot" && <p className="text-muted">The gate is not passed. An admin of the workspace could override it.</p>}
      <div className="sticky -bottom-4 -mb-4 border-line border-t bg-surface py-3">
        <Button
          type="submit"
          look={overrides ? "danger" : "primary"}
          disabled={form.pending || isShut}
          className="h-auto! min-h-9 max-w-full whitespace-normal! py-1.5"
        >
          {form.pending ? "One moment…" : overrides ? `${button}, against the gate` : button}
        </Button>
      </div>
    </form>
  );
}
