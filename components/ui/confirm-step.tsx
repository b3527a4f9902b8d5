import type { ReactNode } from "react";
import type { Outcome } from "@/lib/http/action";
import { Button } from "./button";
import { DialogButtons } from "./dialog";
import { FormProblem } from "./form-problem";

type Props = {
  form: { pending: boolean; outcome: Outcome<unknown> | null };
  go: () => void;
  button: string;
  /** What the button says while the step is taken. */
  meanwhile?: string;
  look?: "danger" | "primary";
  isOff?: boolean;
  /** What will happen. */
  children: ReactNode;
};

/** In a dialog: what a step does before it is taken, and what went wrong where it is refused. */
export function ConfirmStep({ form, go, button, meanwhile = "Just a moment…", look = "danger", isOff, children }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <div className="break-words">{children}</div>
      <FormProblem outcome={form.outcome} />
      <DialogButtons>
        <Button look={look} disabled={form.pending || isOff} onClick={go}>
          {form.pending ? meanwhile : button}
        </Button>
      </DialogButtons>
    </div>
  );
}
