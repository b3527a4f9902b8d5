import { Wrench } from "lucide-react";
import { prettyJson } from "@/lib/templates/pretty-json";

/** A tool the model wants called, its arguments laid out where they are JSON. */
export function ToolCallView({ name, given }: { name: string; given: string }) {
  return (
    <figure className="overflow-hidden rounded-md border border-line">
      <figcaption className="flex items-center gap-2 border-line border-b bg-raised px-3 py-1.5">
        <Wrench aria-hidden="true" className="size-3.5 flex-none text-muted" />
        <span className="text-muted">calls</span>
        <span className="min-w-0 font-medium font-mono text-[0.8125rem] break-all">{name}</span>
      </figcaption>
      <p className="px-3 py-2 font-mono text-[0.8125rem] break-words whitespace-pre-wrap">{laidOut(given)}</p>
    </figure>
  );
}

function laidOut(given: string): string {
  try {
    return prettyJson(JSON.parse(given));
  } catch {
    return given;
  }
}
