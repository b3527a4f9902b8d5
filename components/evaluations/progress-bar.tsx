import { show } from "@/components/show";
import { paceWords } from "./pace-words";

type Props = {
  progress: { planned: number; completed: number; failed: number; cancelled: number };
  pace: Parameters<typeof paceWords>[0] | null;
  isWorkedOn: boolean;
};

/** How many of the planned items have ended, while the evaluation runs. */
export function ProgressBar({ progress: { planned, completed, failed, cancelled }, pace, isWorkedOn }: Props) {
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
        {text} {isWorkedOn && pace && done > 0 && paceWords(pace, asked - done)}{" "}
        {isWorkedOn && "You can leave this page; the work goes on."}
      </p>
    </div>
  );
}
