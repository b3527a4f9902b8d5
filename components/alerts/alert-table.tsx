import Link from "next/link";
import { metricWords } from "@/components/evaluations/metric-words";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listAlerts } from "@/lib/alerts/list-alerts";
import { AlertBadge } from "./alert-badge";

type Alert = Awaited<ReturnType<typeof listAlerts>>["data"][number];

/** One row an alert: what lost, how much, and whether somebody sees to it. */
export function AlertTable({ alerts, path }: { alerts: Alert[]; path: string }) {
  const head = (
    <>
      <Th>What is worse</Th>
      <Th>State</Th>
      <Th figure>Loss</Th>
      <Th className="max-md:hidden">Suite</Th>
      <Th figure className="max-sm:hidden">
        Opened
      </Th>
    </>
  );
  return (
    <Table caption="Alerts" head={head}>
      {alerts.map((alert) => (
        <tr key={alert.id} className="hover:bg-raised">
          <RowTh className="min-w-40">
            <Link href={`${path}/${alert.id}`} className="line-clamp-2 break-words underline-offset-2 hover:underline">
              {alert.promptName}, v{alert.number}
            </Link>
            <span className="font-normal text-muted">
              {alert.environment}
              {alert.isServed ? "" : ", no longer served"}
            </span>
          </RowTh>
          <Td>
            <AlertBadge state={alert.state} />
          </Td>
          <Td figure>
            <Loss alert={alert} />
          </Td>
          <Td className="break-words text-muted max-md:hidden">{alert.suiteName}</Td>
          <Td figure className="text-muted max-sm:hidden">
            <When at={alert.createdAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Loss({ alert: { figures } }: { alert: Alert }) {
  const { primary: key, kind, difference, low, high } = figures.confirming;
  const { name, bare, amount } = metricWords({ key, kind });
  if (difference === null) return "—";
  return (
    <>
      <span className="font-medium text-bad">{amount(difference, true)}</span>
      <span className="block text-muted">
        {name.toLowerCase()}
        {low !== null && high !== null && `, ${bare(low)} to ${bare(high)}`}
      </span>
    </>
  );
}
