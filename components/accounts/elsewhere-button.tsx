"use client";

import { LogIn } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { continueElsewhere } from "./continue-elsewhere";

/** Signs in at the issuer that the operator named. */
export function ElsewhereButton({ name, callbackUrl }: { name: string; callbackUrl: string }) {
  const [state, setState] = useState<"idle" | "leaving" | "failed">("idle");
  const leave = () => {
    setState("leaving");
    continueElsewhere(callbackUrl).catch(() => setState("failed"));
  };
  return (
    <div className="flex flex-col gap-2">
      <Button onClick={leave} disabled={state === "leaving"} className="w-full">
        <LogIn aria-hidden="true" />
        Continue with {name}
      </Button>
      <p role="alert" className="text-bad">
        {state === "failed" ? "The server did not answer. Try again." : ""}
      </p>
    </div>
  );
}
