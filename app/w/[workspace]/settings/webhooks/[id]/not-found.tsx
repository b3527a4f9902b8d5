import { NothingHere } from "@/components/nothing-here";

export default function WebhookNotFound() {
  return <NothingHere what="webhook" list={{ path: "/settings/webhooks", text: "All webhooks" }} />;
}
