import { NothingHere } from "@/components/nothing-here";

export default function AlertNotFound() {
  return <NothingHere what="alert" list={{ path: "/alerts", text: "All alerts" }} />;
}
