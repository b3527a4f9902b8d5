import { Boxes } from "lucide-react";
import type { Metadata } from "next";
import { ModelDialog } from "@/components/models/model-dialog";
import { ModelTable } from "@/components/models/model-table";
import { EmptyState } from "@/components/ui/empty-state";
import { contextFromSession } from "@/lib/http/sign-in";
import { listAliases } from "@/lib/providers/list-aliases";
import { listProviderChoices } from "@/lib/providers/list-provider-choices";
import { saveAliases } from "./actions";

export const metadata: Metadata = { title: "Models" };

export default async function ModelsPage({ params }: PageProps<"/w/[workspace]/settings/models">) {
  const { workspace } = await params;
  const ctx = await contextFromSession(workspace);
  const mayChange = ctx.principal.scopes.has("providers:write");
  const [{ data: aliases }, choices] = await Promise.all([listAliases(ctx, {}), listProviderChoices(ctx, undefined)]);
  const providers = choices.map(({ id, name, models }) => ({ id, name, models }));
  const save = saveAliases.bind(null, workspace);

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">
          A model alias is a name of this workspace for a model of a provider. A version that names the alias, and no other
          provider, is answered by what the alias leads to now. Its prices make up what calls cost; without one the cost is not
          known.
        </p>
        {mayChange && <ModelDialog aliases={aliases} providers={providers} save={save} at={null} />}
      </div>
      {aliases.length > 0 ? (
        <ModelTable aliases={aliases} providers={providers} mayChange={mayChange} save={save} />
      ) : (
        <EmptyState
          icon={Boxes}
          title="No model aliases yet"
          text={
            mayChange
              ? "Name a model by what it is for, such as “fast”, and change what stands behind it in one place."
              : "An admin of this workspace can add them."
          }
        />
      )}
    </>
  );
}
