import { NothingHere } from "@/components/nothing-here";

export default function SuiteNotFound() {
  return <NothingHere what="suite" list={{ path: "/suites", text: "All suites" }} />;
}
