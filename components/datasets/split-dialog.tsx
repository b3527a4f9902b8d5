"use client";

import { useId, useState } from "react";
import { show } from "@/components/show";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { AssignedSplits } from "@/lib/datasets/change-schema";
import type { Outcome } from "@/lib/http/action";

type Asked = { id: string; gateShare: number; byGroup: boolean; seed: string; dryRun: boolean };
export type DealOut = (input: Asked) => Promise<Outcome<AssignedSplits>>;
type Props = { datasetId: string; deal: DealOut; done: () => void };

/** Deals all cases of a dataset out to dev and gate, after saying how many each would get. */
export function SplitDialog({ datasetId, deal, done }: Props) {
  const out = useId();
  const [share, setShare] = useState("30");
  const [byGroup, setByGroup] = useState(true);
  const [seed, setSeed] = useState("");
  const [preview, setPreview] = useState<AssignedSplits | null>(null);
  const form = useActionForm(deal, (dealt) => {
    if (!preview) return setPreview(dealt);
    toast(`${dealt.dev} cases for dev, ${dealt.gate} for the gate`);
    done();
  });
  const percent = Number(share);
  const isSound = share.trim() !== "" && percent >= 0 && percent <= 100;
  const send = () => {
    if (isSound && !form.pending)
      form.send({ id: datasetId, gateShare: percent / 100, byGroup, seed: seed.trim(), dryRun: preview === null });
  };
  const change = <T,>(set: (value: T) => void, value: T) => {
    setPreview(null);
    set(value);
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p>
        The gate split is kept for promotions; dev is for daily work. The order is dealt by chance, and the same seed deals the
        same again.
      </p>
      <FormProblem outcome={form.outcome} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Gate cases, in percent"
          type="number"
          min={0}
          max={100}
          step="any"
          required
          value={share}
          onChange={(event) => change(setShare, event.target.value)}
        />
        <Field
          label="Seed"
          hint="Any word."
          value={seed}
          maxLength={100}
          onChange={(event) => change(setSeed, event.target.value)}
          autoComplete="off"
        />
      </div>
      <Checkbox
        label="Keep groups whole"
        hint="Cases of one conversation or document come into the same split."
        checked={byGroup}
        onChange={(event) => change(setByGroup, event.target.checked)}
      />
      <p id={out} role="status" className="min-h-10 rounded-md bg-raised px-3 py-2 tabular-nums">
        {preview ? told(preview, byGroup) : "Look first: nothing is changed by that."}
      </p>
      <div className="flex justify-end gap-2">
        <Button type="submit" look="primary" aria-describedby={out} disabled={form.pending || !isSound || preview?.changed === 0}>
          {form.pending ? "Just a moment…" : preview ? `Change ${show.count(preview.changed)} cases` : "Show what it would do"}
        </Button>
      </div>
    </form>
  );
}

function told({ dev, gate, groups, changed }: AssignedSplits, byGroup: boolean): string {
  const kept = byGroup ? (groups === 0 ? " No case has a group." : ` ${show.count(groups)} groups stay whole.`) : "";
  const moved = changed === 0 ? " It is so already." : ` ${show.count(changed)} cases change, as one revision.`;
  return `${show.count(dev)} dev, ${show.count(gate)} gate.${kept}${moved}`;
}
