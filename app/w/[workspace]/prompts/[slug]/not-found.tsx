import { NothingHere } from "@/components/nothing-here";

export default function PromptNotFound() {
  return <NothingHere what="prompt or version" list={{ path: "/prompts", text: "All prompts" }} />;
}
