import { CodeBlock } from "@/components/ui/code-block";
import { Fact, Facts } from "@/components/ui/facts";
import { prettyJson } from "@/lib/templates/pretty-json";
import { actorOf } from "./actor-of";
import { AuditTarget, type Entry } from "./audit-target";

const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "medium", timeZone: "UTC" });

/** All that an entry holds. */
export function AuditDetails({ entry, path }: { entry: Entry; path: string }) {
  const { details } = entry;
  const short = Object.entries(details).filter(([, value]) => value === null || typeof value !== "object");
  const nested = Object.entries(details).filter(([, value]) => value !== null && typeof value === "object");
  return (
    <div className="flex flex-col gap-6">
      <Facts>
        <Fact name="When">{exact.format(entry.createdAt)} UTC</Fact>
        <Fact name="Who">
          {actorOf(entry)} <span className="break-all font-mono text-muted text-xs">{entry.actorId}</span>
        </Fact>
        <Fact name="Action">
          <code className="font-mono">{entry.action}</code>
        </Fact>
        <Fact name="On">
          <AuditTarget entry={entry} path={path} />{" "}
          <span className="break-all font-mono text-muted text-xs">{entry.targetId}</span>
        </Fact>
        <Fact name="Address">{entry.address ?? "—"}</Fact>
        <Fact name="Request">
          <span className="break-all font-mono text-xs">{entry.requestId ?? "—"}</span>
        </Fact>
      </Facts>
      <section className="flex flex-col gap-3">
        <h3 className="font-semibold">What changed</h3>
        {Object.keys(details).length === 0 && <p className="text-muted">The entry says no more than the action itself.</p>}
        {short.length > 0 && (
          <Facts>
            {short.map(([name, value]) => (
              <Fact key={name} name={name}>
                <span className="wrap-anywhere">{value === null || value === "" ? "—" : String(value)}</span>
              </Fact>
            ))}
          </Facts>
        )}
        {nested.map(([name, value]) => (
          <div key={name} className="flex flex-col gap-1.5">
            <h4 className="text-muted">{name}</h4>
            <CodeBlock text={prettyJson(value)} label={name} copy />
          </div>
        ))}
      </section>
    </div>
  );
}
