import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { Outcome } from "@/lib/http/action";
import type { Role } from "@/lib/permissions";

type Invitation = { id: string; role: Role; email: string | null; inviter: string; createdAt: Date; expiresAt: Date };
type Props = { invitations: Invitation[]; revoke: (input: { id: string }) => Promise<Outcome<void>> };

export function InvitationTable({ invitations, revoke }: Props) {
  const head = (
    <>
      <Th>For</Th>
      <Th>Role</Th>
      <Th>Invited by</Th>
      <Th>Expires</Th>
      <Th>
        <span className="sr-only">Revoke</span>
      </Th>
    </>
  );
  return (
    <Table caption="Open invitations" head={head}>
      {invitations.map(({ id, role, email, inviter, createdAt, expiresAt }) => (
        <tr key={id}>
          <RowTh className="max-w-72 truncate" title={email ?? undefined}>
            {email ?? <span className="font-normal text-muted">whoever has the link</span>}
          </RowTh>
          <Td>{role}</Td>
          <Td className="text-muted">
            <span className="inline-block max-w-48 truncate align-top">{inviter}</span>, <When at={createdAt} />
          </Td>
          <Td className="text-muted">{expiresAt < new Date() ? <Badge tone="warn">Expired</Badge> : <When at={expiresAt} />}</Td>
          <Td className="text-right">
            <ConfirmButton
              label="Revoke"
              about={`the invitation for ${email ?? "whoever has the link"}`}
              title="Revoke this invitation"
              text="Its link stops working at once."
              ask={revoke.bind(null, { id })}
              said="Invitation revoked"
            />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
