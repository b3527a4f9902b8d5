import Link from "next/link";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import { DeliveryBadge } from "./delivery-badge";

export type ShownDelivery = {
  id: string;
  event: string;
  state: "pending" | "delivered" | "failed";
  attempts: number;
  status: number | null;
  error: string | null;
  nextAt: Date | null;
  body: string;
  createdAt: Date;
  finishedAt: Date | null;
};
type Props = { deliveries: ShownDelivery[]; hrefOf: (id: string) => string };

export function DeliveryTable({ deliveries, hrefOf }: Props) {
  const head = (
    <>
      <Th>Event</Th>
      <Th>State</Th>
      <Th figure>Status</Th>
      <Th figure>Tries</Th>
      <Th>Happened</Th>
      <Th>Next try</Th>
    </>
  );
  return (
    <Table caption="Deliveries" head={head}>
      {deliveries.map(({ id, event, state, attempts, status, error, nextAt, createdAt }) => (
        <tr key={id} className="hover:bg-raised">
          <RowTh>
            <Link href={hrefOf(id)} scroll={false} className="font-mono text-[0.8125rem] text-accent hover:underline">
              {event}
            </Link>
          </RowTh>
          <Td>
            <DeliveryBadge state={state} attempts={attempts} />
            {error && (
              <span className="block max-w-56 truncate text-muted lg:max-w-md" title={error}>
                {error}
              </span>
            )}
          </Td>
          <Td figure>{status ?? <span className="text-muted">none</span>}</Td>
          <Td figure>{attempts}</Td>
          <Td className="text-muted">
            <When at={createdAt} />
          </Td>
          <Td className="text-muted">{nextAt ? <When at={nextAt} /> : "none"}</Td>
        </tr>
      ))}
    </Table>
  );
}
