import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { Outcome } from "@/lib/http/action";
import type { Role } from "@/lib/permissions";
import { MemberActions } from "./member-actions";
import { RoleSelect } from "./role-select";

type Member = { userId: string; name: string; email: string; role: Role; createdAt: Date };
type Props = {
  members: Member[];
  self: string;
  /** The roles the person who looks may give and take; none for who manages nobody. */
  reach: Role[];
  give: (input: { userId: string; role: string }) => Promise<Outcome<void>>;
  remove: (input: { userId: string }) => Promise<Outcome<void>>;
  reset: (input: { userId: string }) => Promise<Outcome<{ url: string }>>;
};

export function MemberTable({ members, self, reach, give, remove, reset }: Props) {
  const manages = reach.length > 0;
  const head = (
    <>
      <Th>Member</Th>
      <Th>Role</Th>
      <Th>Since</Th>
      {manages && (
        <Th>
          <span className="sr-only">Actions</span>
        </Th>
      )}
    </>
  );
  return (
    <Table caption="Members" head={head}>
      {members.map((member) => (
        <tr key={member.userId}>
          <RowTh>
            <span className="block max-w-40 truncate sm:max-w-72" title={member.name}>
              {member.name} {member.userId === self && <Tag>you</Tag>}
            </span>
            <span className="block max-w-40 truncate sm:max-w-72 font-normal text-muted" title={member.email}>
              {member.email}
            </span>
          </RowTh>
          <Td>{reach.includes(member.role) ? <RoleSelect member={member} roles={reach} give={give} /> : member.role}</Td>
          <Td className="text-muted">
            <When at={member.createdAt} />
          </Td>
          {manages && (
            <Td className="text-right">
              {reach.includes(member.role) && member.userId !== self && (
                <MemberActions member={member} remove={remove} reset={reset} />
              )}
            </Td>
          )}
        </tr>
      ))}
    </Table>
  );
}
