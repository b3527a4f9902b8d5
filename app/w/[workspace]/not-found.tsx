import { PageProblem } from "@/components/page-problem";

export default function NotFoundHere() {
  return (
    <PageProblem
      title="Not found"
      text="There is nothing here, or it is not yours to see. It may have been deleted, or the address may be mistyped."
    />
  );
}
