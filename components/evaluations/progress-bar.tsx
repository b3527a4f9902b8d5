import { show } from "@/components/show";

type Props = { planned: number; completed: number; failed: number; cancelled: number; isWorkedOn: boolean };

/** How many of the planned items have ended, while the evaluation runs. */
export function ProgressBar({ planned, completed, failed, cancelled, isWorkedOn }: Props) {
  const done = completed + failed;
  const asked = planned - cancelled; // left out where only failures are done again
  const text =
    planned === 0
      ? "The items are being planned."
      : `${show.count(done)} of ${show.count(asked)} items done, ${show.count(failed)} failed.`;
  return (
    <div className="flex flex-col gap-2">
      <div
        role="progressbar"
        aria-label="Progress of the evaluation"
        aria-valuemin={0}
        aria-valuemax={Math.max(asked, 1)}
        aria-valuenow={done}
        aria-valuetext={text}
        className="h-2 overflow-hidden rounded-full bg-raised"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${asked === 0 ? 0 : (100 * done) / asked}%` }} />
      </div>
      <p className="text-muted tabular-nums">
        {text} {isWorkedOn && "You can leave this page; the work goes on."}
      </p>
    </div>
  );
}
