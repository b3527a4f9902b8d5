import { NothingHere } from "@/components/nothing-here";

export default function QueueNotFound() {
  return <NothingHere what="review queue" list={{ path: "/reviews", text: "All reviews" }} />;
}
