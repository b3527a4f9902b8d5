import { Button } from "@/components/ui/button";
import type { DeskState } from "./desk";

type Props = {
  state: DeskState;
  holdAgain: () => void;
  reopen: (itemId: string) => void;
  forget: (itemId: string) => void;
};

/** What a reviewer must know of what they said: not saved yet, not taken, or no longer held. */
export function SaveNotice({ state, holdAgain, reopen, forget }: Props) {
  const { waiting, refused, trouble } = state.outbox;
  return (
    <>
      {trouble && (
        <p role="alert" className="rounded-md border border-warn bg-warn-ground px-3 py-2 break-words text-warn">
          {waiting.length === 1 ? "1 judgement is" : `${waiting.length} judgements are`} not saved yet: {trouble} They are kept
          and sent again by themselves; leave this page open.
        </p>
      )}
      {refused.map(({ itemId, position, detail }) => (
        <div
          key={itemId}
          role="alert"
          className="flex flex-wrap items-center gap-2 rounded-md border border-bad bg-bad-ground px-3 py-2 text-bad"
        >
          <p className="min-w-0 flex-1 break-words">
            Item {position} was not saved: {detail}
          </p>
          <Button size="small" onClick={() => reopen(itemId)}>
            Open it again
          </Button>
          <Button size="small" onClick={() => forget(itemId)}>
            Leave it
          </Button>
        </div>
      ))}
      {state.isLapsed && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-2 rounded-md border border-warn bg-warn-ground px-3 py-2 text-warn"
        >
          <p className="min-w-0 flex-1">
            Your hold on this item has run out, so somebody else may get it too. What you entered is kept and counts when you save
            it.
          </p>
          <Button size="small" onClick={holdAgain}>
            Hold it again
          </Button>
        </div>
      )}
    </>
  );
}
