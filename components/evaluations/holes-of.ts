import { show } from "@/components/show";

type Counts = { planned: number; completed: number; failed: number; cancelled: number; unknownCalls: number };

/** How whole the items behind some figures are, in one sentence that is read before the figures. */
export function holesOf({ planned, completed, failed, cancelled, unknownCalls }: Counts, isRunning: boolean) {
  const unknown =
    unknownCalls === 0 ? "" : ` The end of ${unknownCalls === 1 ? "1 call" : `${show.count(unknownCalls)} calls`} is not known.`;
  const parts = [failed > 0 && `${show.count(failed)} failed`, cancelled > 0 && `${show.count(cancelled)} cancelled`];
  const holes = parts.filter(Boolean).join(", ");
  if (planned === 0)
    return { text: isRunning ? "The items are being planned." : "No item was planned.", look: "plain" as const, isWhole: false };
  if (isRunning) {
    const text = `${show.count(completed)} of ${show.count(planned)} planned items completed so far${holes && `, ${holes}`}.${unknown}`;
    return { text, look: holes || unknown ? ("warn" as const) : ("plain" as const), isWhole: false };
  }
  const missing = planned - completed;
  const text =
    missing === 0
      ? `All ${show.count(planned)} planned items completed.${unknown || " No call's end is unknown."}`
      : `${show.count(missing)} of ${show.count(planned)} missing: ${holes || "not done"}. The figures are over the other ${show.count(completed)}.${unknown}`;
  const isWhole = missing === 0 && unknown === "";
  return { text, look: isWhole ? ("good" as const) : ("warn" as const), isWhole };
}
