import { Check } from "lucide-react";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { Role, Scope } from "@/lib/permissions";
import { permissionWords } from "./permission-words";

type Props = {
  /** With what each may do, the least first. */
  roles: { role: Role; scopes: Scope[] }[];
  own: Role | null;
};

/** What each role may do; a permission stands at the first role that has it. */
export function RoleTable({ roles, own }: Props) {
  const all = [...new Set(roles.flatMap(({ scopes }) => scopes))];
  const head = (
    <>
      <Th>May</Th>
      {roles.map(({ role }) => (
        <Th key={role} className="text-center capitalize">
          {role}
          {role === own && <span className="block font-normal text-xs lowercase">you</span>}
        </Th>
      ))}
    </>
  );
  return (
    <Table caption="What each role may do" head={head}>
      {all.map((scope) => (
        <tr key={scope}>
          <RowTh className="font-normal">
            <span className="block min-w-40">{permissionWords[scope]}</span>
          </RowTh>
          {roles.map(({ role, scopes }) => (
            <Td key={role} className="text-center">
              {scopes.includes(scope) ? (
                <>
                  <Check aria-hidden="true" className="inline size-4 text-good" />
                  <span className="sr-only">yes</span>
                </>
              ) : (
                <span className="sr-only">no</span>
              )}
            </Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
