import { redirect } from "next/navigation";

/** An address that needs no more than the two ids; what is shown, and to whom, the evaluation's page decides. */
export default async function ResultPage({ params }: PageProps<"/w/[workspace]/evaluations/[id]/results/[resultId]">) {
  const { workspace, id, resultId } = await params;
  redirect(`/w/${workspace}/evaluations/${id}?tab=results&result=${encodeURIComponent(resultId)}`);
}
