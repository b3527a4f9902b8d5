import Link from "next/link";

const steps: Record<string, string> = {
  auth: "Check the key of the provider.",
  not_found: "Check the model's name in this column, and the address of the provider.",
  bad_request: "Change the model or its settings in this column and run it again.",
  context_length: "Shorten the messages or the values, or choose a model that takes more.",
  rate_limited: "The provider takes no more right now. Wait a moment and run it again.",
  timeout: "The provider took too long. Run it again, or ask for fewer tokens.",
  network: "The provider could not be reached. Check its address, or run it again.",
  malformed: "What came back is no answer of a model. Check the address of the provider.",
  redirected: "Give the provider the address it leads to.",
  too_large: "Ask for fewer tokens.",
  server_error: "The fault is at the provider. Run it again in a moment.",
};
const atProvider = ["auth", "network", "malformed", "not_found", "redirected"];

/** Why a run has no answer, and what to do about it. */
export function RunProblem({ error, providersPath }: { error: { code: string; message: string }; providersPath: string }) {
  return (
    <div role="alert" className="flex flex-col gap-1 rounded-md border border-bad bg-bad-ground px-3 py-2 break-words text-bad">
      <p>{error.message}</p>
      {steps[error.code] && <p className="text-ink">{steps[error.code]}</p>}
      {atProvider.includes(error.code) && (
        <Link href={providersPath} className="w-fit text-ink underline underline-offset-2">
          Open the providers
        </Link>
      )}
    </div>
  );
}
