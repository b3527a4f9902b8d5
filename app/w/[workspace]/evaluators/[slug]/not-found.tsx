import { NothingHere } from "@/components/nothing-here";

export default function EvaluatorNotFound() {
  return <NothingHere what="evaluator or revision" list={{ path: "/evaluators", text: "All evaluators" }} />;
}
