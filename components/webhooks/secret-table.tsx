import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { Outcome } from "@/lib/http/action";

type Secret = { id: string; maker: string | null; createdAt: Date; expiresAt: Date | null };
type Props = { secrets: Secret[]; revoke: (input: { id: string }) => Promise<Outcome<void>> };

export function SecretTable({ secrets, revoke }: Props) {
  const head = (
    <>
      <Th>Secret</Th>
      <Th>Made</Th>
      <Th>
        <span className="sr-only">Revoke</span>
      </Th>
    </>
  );
  return (
    <Table caption="Webhook secrets" head={head}>
      {secrets.map(({ id, maker, createdAt, expiresAt }) => (
        <tr key={id}>
          <RowTh>
            {expiresAt === null ? (
              <Badge tone="good">Present</Badge>
            ) : (
              <>
                <Badge tone="warn">Previous</Badge>
                <span className="block font-normal text-muted">
                  ends <When at={expiresAt} />
                </span>
              </>
            )}
          </RowTh>
          <Td className="text-muted">
            <When at={createdAt} />
            {maker && ` by ${maker}`}
          </Td>
          <Td className="text-right">
            <ConfirmButton
              label="Revoke"
              about={expiresAt === null ? "the present secret" : "the previous secret"}
              title={expiresAt === null ? "Revoke the present secret" : "Revoke the previous secret"}
              text={
                expiresAt === null
                  ? "Nothing is signed with it any more, within a minute. Evaluations with a webhook are refused until there is a new one."
                  : "Nothing is signed with it any more, within a minute. A server that knows only this one refuses our requests."
              }
              ask={revoke.bind(null, { id })}
            />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
