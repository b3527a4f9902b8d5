import { NothingHere } from "@/components/nothing-here";

export default function NotFoundHere() {
  return <NothingHere />;
}
