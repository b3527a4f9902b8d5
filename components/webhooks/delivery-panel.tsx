import { CodeBlock } from "@/components/ui/code-block";
import { Fact, Facts } from "@/components/ui/facts";
import { UrlPanel } from "@/components/ui/url-panel";
import { When } from "@/components/when";
import type { Outcome } from "@/lib/http/action";
import { AskButton } from "./ask-button";
import { DeliveryBadge } from "./delivery-badge";
import type { ShownDelivery } from "./delivery-table";

type Props = { delivery: ShownDelivery; closeHref: string; sendAgain: () => Promise<Outcome<void>> };

/** What was sent, and what came of it. */
export function DeliveryPanel({ delivery, closeHref, sendAgain }: Props) {
  const { id, event, state, attempts, status, error, nextAt, createdAt, finishedAt, body } = delivery;
  return (
    <UrlPanel title={event} closeHref={closeHref}>
      <div className="flex flex-col gap-6">
        <AskButton label={state === "pending" ? "Send now" : "Send again"} ask={sendAgain} />
        <Facts>
          <Fact name="State">
            <DeliveryBadge state={state} attempts={attempts} />
          </Fact>
          <Fact name="Tries">{attempts}</Fact>
          <Fact name="Last answer">{status === null ? "None" : `Status ${status}`}</Fact>
          {error && <Fact name="What went wrong">{error}</Fact>}
          <Fact name="Happened">
            <When at={createdAt} />
          </Fact>
          {nextAt && (
            <Fact name="Next try">
              <When at={nextAt} />
            </Fact>
          )}
          {finishedAt && (
            <Fact name="Ended">
              <When at={finishedAt} />
            </Fact>
          )}
          <Fact name="webhook-id">
            <code className="font-mono text-[0.8125rem] break-all">{id}</code>
          </Fact>
        </Facts>
        <section className="flex flex-col gap-2">
          <h3 className="font-semibold">Body</h3>
          <CodeBlock text={pretty(body)} label="Body" copy />
        </section>
      </div>
    </UrlPanel>
  );
}

/** The same JSON, to be read. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
