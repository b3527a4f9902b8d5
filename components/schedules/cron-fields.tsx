"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type CronChoice, cronOf, type Every, everyWords, weekdays } from "./cron-choice";
import { dueWords } from "./due-words";
import { type Preview, useNextTimes } from "./use-next-times";

type Props = {
  choice: CronChoice;
  timeZone: string;
  onChoice: (choice: CronChoice) => void;
  onTimeZone: (zone: string) => void;
  preview: Preview;
  errorOf: (path: string) => string | undefined;
};

/** How often, at what time by whose clock, and what that comes to next. */
export function CronFields({ choice, timeZone, onChoice, onTimeZone, preview, errorOf }: Props) {
  const id = useId();
  const { every, time, weekday, cron } = choice;
  const outcome = useNextTimes(preview, cronOf(choice), timeZone);
  const faultOf = (path: string) =>
    errorOf(path) ?? (outcome?.ok === false ? outcome.problem.errors?.find((one) => one.path === path)?.message : undefined);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label="How often" value={every} onChange={(event) => onChoice({ ...choice, every: asEvery(event.target.value) })}>
          {Object.entries(everyWords).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
        {every === "other" ? (
          <Field
            label="Cron expression"
            value={cron}
            onChange={(event) => onChoice({ ...choice, cron: event.target.value })}
            className="font-mono"
            error={faultOf("cron")}
            hint="Minute, hour, day, month, day of the week"
          />
        ) : every === "hour" ? (
          <Field
            label="Minutes past the hour"
            type="number"
            min={0}
            max={59}
            value={Number(time.slice(3))}
            onChange={(event) => onChoice({ ...choice, time: `00:${event.target.value.padStart(2, "0")}` })}
            error={faultOf("cron")}
          />
        ) : (
          <Field
            label="At"
            type="time"
            value={time}
            onChange={(event) => onChoice({ ...choice, time: event.target.value })}
            error={faultOf("cron")}
          />
        )}
        {every === "week" && (
          <Select label="Day" value={weekday} onChange={(event) => onChoice({ ...choice, weekday: event.target.value })}>
            {weekdays.map((name, day) => (
              <option key={name} value={String(day)}>
                {name}
              </option>
            ))}
          </Select>
        )}
        <Field
          label="Time zone"
          list={id}
          value={timeZone}
          onChange={(event) => onTimeZone(event.target.value)}
          error={faultOf("timeZone")}
        />
        <datalist id={id}>
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <p role="status" className="min-h-10 text-muted">
        {outcome?.ok ? `Next: ${outcome.data.nextTimes.map((at) => dueWords(at, timeZone)).join(" · ")}` : ""}
      </p>
    </>
  );
}

const asEvery = (text: string) => text as Every; // safe: the value of one of the options
