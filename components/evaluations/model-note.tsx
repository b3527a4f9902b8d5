import type { ArmFigures } from "@/lib/evaluations/schema";

/** Which model answered; the built-in one is named for what it is. */
export function ModelNote({ arm }: { arm: Pick<ArmFigures, "providerId" | "model"> }) {
  return (
    <span className="text-muted">
      {arm.model}
      {arm.providerId === "sandbox" && " (sandbox model)"}
    </span>
  );
}
