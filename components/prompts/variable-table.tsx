import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { Variable } from "@/lib/templates/content";

/** What a caller fills in. */
export function VariableTable({ variables }: { variables: Variable[] }) {
  if (variables.length === 0) return <p className="text-muted">None. The messages are sent as they are.</p>;
  const head = (
    <>
      <Th>Name</Th>
      <Th>Type</Th>
      <Th>Required</Th>
      <Th>Default</Th>
      <Th className="max-sm:hidden">Description</Th>
    </>
  );
  return (
    <Table caption="Variables" head={head}>
      {variables.map(({ name, type, required, default: value, description }) => (
        <tr key={name}>
          <RowTh className="wrap-anywhere min-w-24 font-mono">{name}</RowTh>
          <Td>{type}</Td>
          <Td>{required && value === undefined ? "yes" : "no"}</Td>
          <Td className="wrap-anywhere max-w-60 font-mono">
            {value === undefined ? <span className="text-muted">—</span> : JSON.stringify(value)}
          </Td>
          <Td className="min-w-40 max-w-80 break-words max-sm:hidden">{description ?? <span className="text-muted">—</span>}</Td>
        </tr>
      ))}
    </Table>
  );
}
