import { ConfirmButton } from "@/components/ui/confirm-button";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { Outcome } from "@/lib/http/action";
import { describeAgent } from "./describe-agent";

type Session = {
  id: string;
  kind: "browser" | "token";
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  current: boolean;
};
type Props = { sessions: Session[]; end: (input: { id: string }) => Promise<Outcome<void>> };

export function SessionTable({ sessions, end }: Props) {
  const head = (
    <>
      <Th>Signed in with</Th>
      <Th>Address</Th>
      <Th>Since</Th>
      <Th>Last seen</Th>
      <Th>
        <span className="sr-only">End</span>
      </Th>
    </>
  );
  return (
    <Table caption="Your sessions" head={head}>
      {sessions.map(({ id, kind, userAgent, address, createdAt, lastSeenAt, current }) => {
        const agent = kind === "token" ? "API token" : describeAgent(userAgent);
        return (
          <tr key={id}>
            <RowTh>
              <span className="block whitespace-nowrap">
                {agent} {current && <Tag look="accent">this one</Tag>}
              </span>
              <span className="block max-w-40 sm:max-w-72 truncate font-normal text-muted text-xs" title={userAgent ?? undefined}>
                {userAgent ?? "unknown program"}
              </span>
            </RowTh>
            <Td className="text-muted">{address ?? "unknown"}</Td>
            <Td className="text-muted">
              <When at={createdAt} />
            </Td>
            <Td className="text-muted">
              <When at={lastSeenAt} />
            </Td>
            <Td className="text-right">
              {!current && (
                <ConfirmButton
                  label="End"
                  about={`the session with ${agent}`}
                  title="End this session"
                  text="Whoever uses it has to sign in again."
                  ask={end.bind(null, { id })}
                  said="Session ended"
                />
              )}
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
