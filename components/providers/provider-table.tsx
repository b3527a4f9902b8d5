import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { Outcome } from "@/lib/http/action";
import type { TestedProvider, UpdateProvider } from "@/lib/providers/schema";
import { EditProvider } from "./edit-provider";
import { limitsOf } from "./limits-of";
import type { ShownProvider } from "./provider-draft";
import { TestButton } from "./test-button";

type Props = {
  providers: ShownProvider[];
  mayChange: boolean;
  change: (input: UpdateProvider) => Promise<Outcome<void>>;
  remove: (input: { id: string }) => Promise<Outcome<void>>;
  test: (input: { id: string }) => Promise<Outcome<TestedProvider>>;
};

export function ProviderTable({ providers, mayChange, change, remove, test }: Props) {
  const head = (
    <>
      <Th>Provider</Th>
      <Th>Key</Th>
      <Th>Limits</Th>
      {mayChange && (
        <>
          <Th>Connection</Th>
          <Th>
            <span className="sr-only">Change</span>
          </Th>
        </>
      )}
    </>
  );
  return (
    <Table caption="Providers" head={head}>
      {providers.map((provider) => (
        <tr key={provider.id}>
          <RowTh>
            <span className="block max-w-52 truncate sm:max-w-72" title={provider.name}>
              {provider.name}
            </span>
            <span
              className="block max-w-52 truncate font-mono font-normal text-muted text-xs sm:max-w-72"
              title={provider.baseUrl}
            >
              {provider.baseUrl}
            </span>
          </RowTh>
          <Td>
            <KeyState provider={provider} />
          </Td>
          <Td className="text-muted">
            {limitsOf(provider).map((limit) => (
              <span key={limit} className="block whitespace-nowrap">
                {limit}
              </span>
            ))}
          </Td>
          {mayChange && (
            <>
              <Td>
                <TestButton name={provider.name} test={test.bind(null, { id: provider.id })} />
              </Td>
              <Td>
                <div className="flex justify-end gap-1">
                  <EditProvider provider={provider} change={change} />
                  <ConfirmButton
                    label="Delete"
                    about={provider.name}
                    title={`Delete ${provider.name}`}
                    text="Its key is deleted with it. Versions that name it stay as they are, but can no longer be run until they name another."
                    ask={remove.bind(null, { id: provider.id })}
                    said={`${provider.name} deleted`}
                  />
                </div>
              </Td>
            </>
          )}
        </tr>
      ))}
    </Table>
  );
}

function KeyState({ provider: { hasKey, keyHint, isReadable, headers, query } }: { provider: ShownProvider }) {
  if (!isReadable) return <Badge tone="bad">Cannot be read: enter it again</Badge>;
  const extras = [...headers, ...query];
  return (
    <>
      <span className={`block whitespace-nowrap ${hasKey ? "font-mono" : "text-muted"}`}>
        {hasKey ? `••••${keyHint ?? ""}` : "none"}
      </span>
      {extras.length > 0 && (
        <span className="block max-w-40 truncate font-mono text-muted text-xs" title={extras.join(", ")}>
          + {extras.join(", ")}
        </span>
      )}
    </>
  );
}
