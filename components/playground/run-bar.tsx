import { Play } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Tag } from "@/components/ui/tag";
import type { Outcome } from "@/lib/http/action";

type Props = {
  mayRun: boolean;
  isReadable: boolean;
  isBusy: boolean;
  isEdited: boolean;
  outcome: Outcome<unknown> | null;
  /** The paths of problems that stand beside their fields. */
  shownElsewhere: string[];
  onRun: () => void;
  /** Further buttons. */
  children: ReactNode;
};

/** Runs and keeps what stands on the page. */
export function RunBar({ mayRun, isReadable, isBusy, isEdited, outcome, shownElsewhere, onRun, children }: Props) {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          onClick={onRun}
          aria-disabled={!mayRun || !isReadable || isBusy}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          <Play aria-hidden="true" />
          {isBusy ? "Running…" : "Run"}
          <kbd className="ml-1 hidden font-sans text-xs opacity-80 sm:inline">⌘/Ctrl ↵</kbd>
        </Button>
        {children}
        {isEdited && <Tag look="warn">edited, not saved</Tag>}
      </div>
      {!mayRun && <p className="text-muted">Your role reads runs and starts none. Ask an admin for the role of an editor.</p>}
      <FormProblem outcome={outcome} fields={shownElsewhere} />
    </div>
  );
}
