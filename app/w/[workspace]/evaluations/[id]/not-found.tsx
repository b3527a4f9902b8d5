import { NothingHere } from "@/components/nothing-here";

export default function EvaluationNotFound() {
  return <NothingHere what="evaluation" list={{ path: "/evaluations", text: "All evaluations" }} />;
}
