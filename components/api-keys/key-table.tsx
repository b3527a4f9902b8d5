import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { Outcome } from "@/lib/http/action";

type Key = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  maker: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};
type Props = { keys: Key[]; revoke: (input: { id: string }) => Promise<Outcome<void>> };

export function KeyTable({ keys, revoke }: Props) {
  const head = (
    <>
      <Th>Key</Th>
      <Th>May do</Th>
      <Th>Made by</Th>
      <Th>Last used</Th>
      <Th>Expires</Th>
      <Th>
        <span className="sr-only">Revoke</span>
      </Th>
    </>
  );
  return (
    <Table caption="API keys" head={head}>
      {keys.map(({ id, name, prefix, scopes, maker, createdAt, expiresAt, lastUsedAt }) => (
        <tr key={id}>
          <RowTh>
            <span className="block max-w-56 truncate" title={name}>
              {name}
            </span>
            <span className="font-mono font-normal text-muted text-xs">{prefix}…</span>
          </RowTh>
          <Td>
            <span className="flex min-w-48 flex-wrap gap-1">
              {scopes.map((scope) => (
                <Tag key={scope}>{scope}</Tag>
              ))}
            </span>
          </Td>
          <Td className="text-muted">
            <span className="block max-w-40 truncate" title={maker}>
              {maker}
            </span>
            <When at={createdAt} />
          </Td>
          <Td className="text-muted">{lastUsedAt ? <When at={lastUsedAt} /> : "never"}</Td>
          <Td className="text-muted">
            {expiresAt && expiresAt < new Date() ? (
              <Badge tone="warn">Expired</Badge>
            ) : expiresAt ? (
              <When at={expiresAt} />
            ) : (
              "never"
            )}
          </Td>
          <Td className="text-right">
            <ConfirmButton
              label="Revoke"
              about={name}
              title={`Revoke ${name}`}
              text="Whatever uses this key is refused from its next request on."
              ask={revoke.bind(null, { id })}
              said={`${name} revoked`}
            />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
