import { NothingHere } from "@/components/nothing-here";

export default function DatasetNotFound() {
  return <NothingHere what="dataset or revision" list={{ path: "/datasets", text: "All datasets" }} />;
}
