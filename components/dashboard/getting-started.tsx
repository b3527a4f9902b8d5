import { CircleCheck, CircleDashed } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

export type Step = { title: string; text: string; href: string; action: string; done: boolean };

/** The way to the first release; the first open step is the one to take. */
export function GettingStarted({ steps }: { steps: Step[] }) {
  const next = steps.findIndex(({ done }) => !done);
  const done = steps.filter((step) => step.done).length;
  return (
    <Card title="Getting started" actions={<span className="text-muted">{`${done} of ${steps.length} done`}</span>} flush>
      <ol className="divide-y divide-line">
        {steps.map((step, position) => (
          <li
            key={step.title}
            aria-current={position === next ? "step" : undefined}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3"
          >
            {step.done ? (
              <CircleCheck aria-hidden="true" className="size-5 flex-none text-good" />
            ) : (
              <CircleDashed aria-hidden="true" className="size-5 flex-none text-muted" />
            )}
            <div className="min-w-48 flex-1">
              <p className={step.done ? "text-muted" : "font-medium"}>
                {step.title}
                {step.done && <span className="sr-only"> (done)</span>}
              </p>
              {!step.done && <p className="text-muted">{step.text}</p>}
            </div>
            {!step.done && (
              <Link href={step.href} className={buttonClass(position === next ? "primary" : "plain")}>
                {step.action}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
