"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { type PriceDraft, priceFields } from "./model-draft";

type Props = { prices: PriceDraft[]; change: (prices: PriceDraft[]) => void };

/** What the model costs from which day on, one line a price. */
export function PriceFields({ prices, change }: Props) {
  const id = useId();
  const set = (key: number, field: Partial<PriceDraft>) =>
    change(prices.map((price) => (price.key === key ? { ...price, ...field } : price)));
  const add = () => {
    const key = Math.max(-1, ...prices.map((price) => price.key)) + 1;
    const from = new Date().toISOString().slice(0, 10);
    change([...prices, { key, from, input: "", cached: "", output: "", reasoning: "" }]);
  };
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h3 id={id} className="font-medium">
          Prices <span className="font-normal text-muted">in USD per million tokens</span>
        </h3>
        <Button size="small" onClick={add}>
          <Plus aria-hidden="true" />
          Add price
        </Button>
      </div>
      <p className="max-w-prose text-muted">
        The newest that has begun holds for a call of that day. Cached input and reasoning cost as the rest where they have no
        price of their own.
      </p>
      {prices.map(({ key, from, ...price }) => (
        <div key={key} className="flex items-start gap-2 border-line border-t pt-3">
          <div className="grid min-w-0 flex-1 grid-cols-2 gap-2 sm:grid-cols-[minmax(9rem,1.4fr)_repeat(4,minmax(0,1fr))]">
            <Field label="From" type="date" required value={from} onChange={(event) => set(key, { from: event.target.value })} />
            {priceFields.map(({ field, label, isOptional }) => (
              <Field
                key={field}
                label={label}
                type="number"
                inputMode="decimal"
                min={0}
                max={1_000_000}
                step="any"
                required={!isOptional}
                placeholder={isOptional ? "same" : undefined}
                value={price[field]}
                onChange={(event) => set(key, { [field]: event.target.value })}
              />
            ))}
          </div>
          <Button
            look="quiet"
            size="icon"
            className="mt-7"
            aria-label={`Take the price from ${from} away`}
            onClick={() => change(prices.filter((one) => one.key !== key))}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
    </section>
  );
}
