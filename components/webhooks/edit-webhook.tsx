"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { UpdateWebhook } from "@/lib/webhooks/schema";
import { type EventChoice, type WebhookDraft, WebhookForm } from "./webhook-form";

type Props = {
  webhook: WebhookDraft & { id: string };
  events: EventChoice[];
  change: (input: UpdateWebhook) => Promise<Outcome<void>>;
  size?: "normal" | "small";
};

export function EditWebhook({ webhook, events, change, size = "small" }: Props) {
  const [open, setOpen] = useState(false);
  const form = useActionForm(change, () => {
    setOpen(false);
    toast("Webhook saved");
  });
  const trigger = (
    <Button size={size} aria-label={`Edit ${webhook.description ?? webhook.url}`}>
      Edit
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Edit the webhook" trigger={trigger}>
      <WebhookForm webhook={webhook} events={events} form={form} send={(draft) => form.send({ ...draft, id: webhook.id })} />
    </Dialog>
  );
}
