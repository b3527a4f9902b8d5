"use client";

import { ChevronDown } from "lucide-react";
import { FormProblem } from "@/components/ui/form-problem";
import { controlClass } from "@/components/ui/labelled";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { Role } from "@/lib/permissions";

type Props = {
  member: { userId: string; name: string; role: Role };
  /** Those the person who looks may give. */
  roles: Role[];
  give: (input: { userId: string; role: string }) => Promise<Outcome<void>>;
};

/** A member's role, changed by choosing another. */
export function RoleSelect({ member, roles, give }: Props) {
  const { send, pending, outcome } = useActionForm(give, () => toast(`Role of ${member.name} changed`));
  return (
    <div className="flex max-w-64 flex-col gap-1">
      <div className="relative w-32">
        <select
          aria-label={`Role of ${member.name}`}
          value={member.role}
          disabled={pending}
          onChange={(event) => send({ userId: member.userId, role: event.target.value })}
          className={`${controlClass} h-8 appearance-none pr-8`}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {role}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" className="pointer-events-none absolute top-2 right-2 size-4 text-muted" />
      </div>
      <FormProblem outcome={outcome} />
    </div>
  );
}
