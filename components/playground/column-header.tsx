import { Copy, Play, Square, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";

type Props = {
  letter: string;
  /** Nothing stands beside it: then the page's own button runs it. */
  isAlone: boolean;
  isEdited: boolean;
  mayRun: boolean;
  isReadable: boolean;
  isBusy: boolean;
  isUnderWay: boolean;
  isStopping: boolean;
  hasRoom: boolean;
  onRun: () => void;
  onStop: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
  /** The choice of its prompt and version. */
  picker: ReactNode;
  /** Ways to keep what stands in it. */
  children: ReactNode;
};

/** What a column holds, and what can be done with it alone. */
export function ColumnHeader({ letter, isAlone, mayRun, isReadable, isBusy, isUnderWay, ...props }: Props) {
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="flex items-center gap-2 font-semibold">
          <span className="sr-only">Column </span>
          <span className="grid size-6 place-items-center rounded-md bg-raised text-xs">{letter}</span>
        </h2>
        {props.isEdited && <Tag look="warn">edited, not saved</Tag>}
        <span className="ml-auto flex items-center gap-1">
          {!isAlone && (
            <Button size="small" onClick={props.onRun} aria-disabled={!mayRun || !isReadable || isBusy}>
              <Play aria-hidden="true" />
              {isBusy ? "Running…" : `Run ${letter}`}
            </Button>
          )}
          {isUnderWay && mayRun && (
            <Button size="small" look="danger" onClick={props.onStop} aria-disabled={props.isStopping}>
              <Square aria-hidden="true" />
              {props.isStopping ? "Stopping…" : `Stop ${letter}`}
            </Button>
          )}
          <Button
            look="quiet"
            size="icon"
            aria-label={`Duplicate column ${letter}`}
            title={props.hasRoom ? "Duplicate" : "Four columns at most"}
            disabled={!props.hasRoom}
            onClick={props.onDuplicate}
          >
            <Copy aria-hidden="true" />
          </Button>
          {!isAlone && (
            <Button look="quiet" size="icon" aria-label={`Remove column ${letter}`} title="Remove" onClick={props.onRemove}>
              <X aria-hidden="true" />
            </Button>
          )}
        </span>
      </div>
      {props.picker}
      <div className="flex flex-wrap items-center gap-2">{props.children}</div>
    </header>
  );
}
