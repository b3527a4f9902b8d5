import { PageSection } from "@/components/page-section";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { withCode } from "./with-code";

/** What each code means; the `type` of a problem leads here. */
export function ProblemCodes({ codes }: { codes: Record<string, { status: number; about: string }> }) {
  return (
    <PageSection title="Errors">
      <p className="max-w-prose">
        {withCode(
          "What is refused is answered as `application/problem+json` (RFC 9457): `title` and `detail` for a person, `code` for programs, `requestId` for the operator, and `errors` with a path and a message for each field that is wrong. A refused request has changed nothing.",
        )}
      </p>
      <Table
        caption="Error codes"
        head={
          <>
            <Th>Code</Th>
            <Th figure>Status</Th>
            <Th>What it means</Th>
          </>
        }
      >
        {Object.entries(codes).map(([code, { status, about }]) => (
          <tr key={code} id={code} className="scroll-mt-4 target:bg-accent-ground">
            <RowTh className="font-normal">
              <code className="font-mono text-[0.8125rem]">{code}</code>
            </RowTh>
            <Td figure>{status}</Td>
            <Td className="min-w-60">{withCode(about)}</Td>
          </tr>
        ))}
      </Table>
    </PageSection>
  );
}
