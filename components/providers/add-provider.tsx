"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { CreateProvider } from "@/lib/providers/schema";
import { createBody } from "./provider-draft";
import { ProviderForm } from "./provider-form";

export function AddProvider({ add }: { add: (input: CreateProvider) => Promise<Outcome<void>> }) {
  const [open, setOpen] = useState(false);
  const form = useActionForm(add, () => setOpen(false));
  const trigger = (
    <Button look="primary">
      <Plus aria-hidden="true" />
      Add provider
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Add a provider" trigger={trigger}>
      <ProviderForm provider={null} form={form} send={(draft) => form.send(createBody(draft))} />
    </Dialog>
  );
}
