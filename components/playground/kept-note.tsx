import { Button } from "@/components/ui/button";

type Props = { note: "restored" | "offered" | null; onTakeBack: () => void; onDrop: () => void; onDismiss: () => void };

/** Says that edits which were never saved are still there. */
export function KeptNote({ note, onTakeBack, onDrop, onDismiss }: Props) {
  if (!note) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 rounded-lg border border-line bg-surface px-4 py-2">
      <p className="min-w-48 flex-1">
        {note === "restored"
          ? "Your unsaved edits are back, as this tab kept them."
          : "This tab still keeps unsaved edits from before."}
      </p>
      {note === "restored" ? (
        <Button size="small" onClick={onDismiss}>
          Good
        </Button>
      ) : (
        <>
          <Button size="small" onClick={onTakeBack}>
            Bring them back
          </Button>
          <Button size="small" look="quiet" onClick={onDrop}>
            Drop them
          </Button>
        </>
      )}
    </div>
  );
}
