import type { RuleReading } from "@/lib/gates/schema";
import { RuleItem } from "./rule-item";

type Props = { rules: RuleReading[]; root: string };

/** The rules that are not met, and under them those that are. */
export function RuleList({ rules, root }: Props) {
  const [unmet, met] = [rules.filter(({ passed }) => !passed), rules.filter(({ passed }) => passed)];
  const list = (some: RuleReading[]) => (
    <ul className="divide-y divide-line">
      {some.map((reading) => (
        <RuleItem key={reading.rule} reading={reading} root={root} />
      ))}
    </ul>
  );
  return (
    <div className="rounded-lg border border-line bg-surface">
      {list(unmet)}
      {met.length > 0 && (
        <details open className={unmet.length > 0 ? "border-line border-t" : ""}>
          <summary className="cursor-pointer rounded-md px-3 py-2">
            <span className="text-good">{met.length === 1 ? "1 rule is met" : `${met.length} rules are met`}</span>
          </summary>
          <div className="border-line border-t">{list(met)}</div>
        </details>
      )}
    </div>
  );
}
