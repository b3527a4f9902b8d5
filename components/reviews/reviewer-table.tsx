import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listReviewers } from "@/lib/reviews/list-reviewers";

type Reviewer = Awaited<ReturnType<typeof listReviewers>>[number];

/** Who judged how many. */
export function ReviewerTable({ reviewers }: { reviewers: Reviewer[] }) {
  const head = (
    <>
      <Th>Reviewer</Th>
      <Th figure>Judged</Th>
      <Th figure>Skipped</Th>
      <Th figure>In hand</Th>
      <Th figure className="max-sm:hidden">
        Last
      </Th>
    </>
  );
  return (
    <Table caption="Reviewers" head={head}>
      {reviewers.map(({ reviewerId, name, judged, skipped, holding, lastAt }) => (
        <tr key={reviewerId}>
          <RowTh className="break-words">{name ?? "An API key"}</RowTh>
          <Td figure>{judged}</Td>
          <Td figure>{skipped}</Td>
          <Td figure>{holding}</Td>
          <Td figure className="text-muted max-sm:hidden">
            {lastAt ? <When at={lastAt} /> : "—"}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
