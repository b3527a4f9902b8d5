import { show } from "@/components/show";

type Props = { evaluation: { status: string; error: string | null; progress: { planned: number; cancelled: number } } };

/** Why an evaluation was stopped before its end, and how much of it is missing. */
export function StopNote({ evaluation }: Props) {
  const { status, error, progress } = evaluation;
  if (status !== "cancelled" && status !== "failed" && !error) return null;
  const { planned, cancelled } = progress;
  const missing =
    planned === 0
      ? "It was stopped before its items were planned."
      : `${show.count(cancelled)} of its ${show.count(planned)} items ${cancelled === 1 ? "is" : "are"} left.`;
  const look = status === "failed" ? "border-bad bg-bad-ground text-bad" : "border-line-strong bg-raised text-ink";
  return (
    <p role={error ? "alert" : undefined} className={`max-w-3xl rounded-md border px-3 py-2 break-words ${look}`}>
      {[error, missing].filter(Boolean).join(" ")}
    </p>
  );
}
