import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { listCalls } from "@/lib/evaluations/list-calls";

type Call = Awaited<ReturnType<typeof listCalls>>[number];

/** The ledger of a result: each call that was made for it, judges' too, with what became of it. */
export function CallTable({ calls }: { calls: Call[] }) {
  const head = (
    <>
      <Th>For</Th>
      <Th figure>Attempt</Th>
      <Th>End</Th>
      <Th>Served by</Th>
      <Th figure>Tokens in</Th>
      <Th figure>Out</Th>
      <Th figure>Cost</Th>
      <Th figure>Latency</Th>
    </>
  );
  return (
    <Table caption="Calls" head={head}>
      {calls.map((call) => (
        <tr key={call.id}>
          <RowTh className="whitespace-nowrap">{call.evaluatorKey === "" ? "the answer" : `judge ${call.evaluatorKey}`}</RowTh>
          <Td figure>{call.attempt}</Td>
          <Td className={call.state === "failed" || call.state === "unknown" ? "text-warn" : ""}>
            {call.state}
            {call.faultCode && ` (${[call.faultCode, call.httpStatus].filter(Boolean).join(", ")})`}
          </Td>
          <Td className="min-w-32 break-words">{call.servedModel ?? call.model}</Td>
          <Td figure>{show.count(call.inputTokens)}</Td>
          <Td figure>{show.count(call.outputTokens)}</Td>
          <Td figure>{show.cost(call.costUsd)}</Td>
          <Td figure>{show.duration(call.latencyMs)}</Td>
        </tr>
      ))}
    </Table>
  );
}
