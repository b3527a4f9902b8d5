import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";

type Event = {
  id: string;
  action: string;
  address: string | null;
  createdAt: Date;
  actorId: string | null;
  actorName: string | null;
};

const words: Record<string, string> = {
  "account.renamed": "Name changed",
  "identity.linked": "Single sign-on linked",
  "identity.unlinked": "Single sign-on unlinked",
  "password.changed": "Password changed",
  "password.reset": "Password set by a reset link",
  "refresh_token.reused": "A spent API token was used again, so its session was ended",
  "reset_link.created": "Reset link made",
};

/** The latest changes of the ways into an account. */
export function SecurityEvents({ events, self }: { events: Event[]; self: string }) {
  if (events.length === 0) return <p className="text-muted">Nothing yet: changes of name, password and sign-in are kept here.</p>;
  const whoOf = ({ action, actorId, actorName }: Event) => {
    if (actorId === self) return "you";
    if (actorId === null) return action === "reset_link.created" ? "the operator" : "not signed in";
    return actorName ?? "somebody";
  };
  const head = (
    <>
      <Th>What</Th>
      <Th>By</Th>
      <Th>Address</Th>
      <Th>When</Th>
    </>
  );
  return (
    <Table caption="What happened to this account" head={head}>
      {events.map((event) => (
        <tr key={event.id}>
          <RowTh>{words[event.action] ?? event.action}</RowTh>
          <Td>
            <span className="block max-w-40 truncate">{whoOf(event)}</span>
          </Td>
          <Td className="text-muted">{event.address ?? "unknown"}</Td>
          <Td className="text-muted">
            <When at={event.createdAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
