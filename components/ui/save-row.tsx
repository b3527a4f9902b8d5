import type { ReactNode } from "react";
import type { Outcome } from "@/lib/http/action";
import { Button } from "./button";

type Props = {
  form: { pending: boolean; outcome: Outcome<unknown> | null };
  button?: string;
  meanwhile?: string;
  look?: "plain" | "primary";
  /** What is said once it is done. */
  said?: string;
  /** False where something was changed since it was saved. */
  isSame?: boolean;
  children?: ReactNode;
};

/** The end of a form that stays where it is: its button, and beside it that it was saved. */
export function SaveRow({
  form: { pending, outcome },
  button = "Save",
  meanwhile = "Saving…",
  look = "plain",
  said = "Saved.",
  isSame = true,
  children,
}: Props) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="submit" look={look} disabled={pending}>
        {pending ? meanwhile : button}
      </Button>
      <p role="status" className="text-good">
        {outcome?.ok && !pending && isSame ? said : ""}
      </p>
      {children}
    </div>
  );
}
