import { Button } from "@/components/ui/button";

type Props = { scopes: string[]; chosen: string[]; choose: (scopes: string[]) => void; error?: string };

const isRead = (scope: string) => scope.endsWith(":read") || scope === "serve";

/** What a key may do: one line a thing, and the usual choices at a click. */
export function ScopeBoxes({ scopes, chosen, choose, error }: Props) {
  const things = [...new Set(scopes.map((scope) => scope.split(":")[0] ?? scope))];
  const toggle = (scope: string) => choose(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">May do</legend>
      <div className="flex flex-wrap gap-1">
        <Button size="small" onClick={() => choose(["serve"])}>
          Serve only
        </Button>
        <Button size="small" onClick={() => choose(scopes.filter(isRead))}>
          Read
        </Button>
        <Button size="small" onClick={() => choose(scopes)}>
          Everything
        </Button>
      </div>
      <div className="divide-y divide-line rounded-md border border-line">
        {things.map((thing) => (
          <div key={thing} className="flex flex-wrap gap-x-4 gap-y-1 px-3 py-1.5">
            <span className="w-24 capitalize">{thing}</span>
            {scopes
              .filter((scope) => scope === thing || scope.startsWith(`${thing}:`))
              .map((scope) => (
                <label key={scope} className="flex items-center gap-1.5">
                  <input
                    type="checkbox"
                    checked={chosen.includes(scope)}
                    onChange={() => toggle(scope)}
                    className="size-4 accent-accent"
                  />
                  {scope.split(":")[1] ?? "active versions, for applications"}
                </label>
              ))}
          </div>
        ))}
      </div>
      {error && (
        <p role="alert" className="text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
