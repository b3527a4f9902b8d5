"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { CreateWebhook } from "@/lib/webhooks/schema";
import { type EventChoice, WebhookForm } from "./webhook-form";

type Props = { events: EventChoice[]; add: (input: CreateWebhook) => Promise<Outcome<void>> };

export function AddWebhook({ events, add }: Props) {
  const [open, setOpen] = useState(false);
  const form = useActionForm(add, () => setOpen(false));
  const trigger = (
    <Button look="primary">
      <Plus aria-hidden="true" />
      Add webhook
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Add a webhook" trigger={trigger}>
      <WebhookForm webhook={null} events={events} form={form} send={form.send} />
    </Dialog>
  );
}
