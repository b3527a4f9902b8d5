"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { UpdateProvider } from "@/lib/providers/schema";
import { type ShownProvider, updateBody } from "./provider-draft";
import { ProviderForm } from "./provider-form";

type Props = { provider: ShownProvider; change: (input: UpdateProvider) => Promise<Outcome<void>> };

export function EditProvider({ provider, change }: Props) {
  const [open, setOpen] = useState(false);
  const form = useActionForm(change, () => {
    setOpen(false);
    toast(`${provider.name} saved`);
  });
  const trigger = (
    <Button size="small" aria-label={`Edit ${provider.name}`}>
      Edit
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={setOpen} title={`Edit ${provider.name}`} trigger={trigger}>
      <ProviderForm provider={provider} form={form} send={(draft) => form.send(updateBody(draft, provider))} />
    </Dialog>
  );
}
