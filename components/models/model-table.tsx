import { ConfirmButton } from "@/components/ui/confirm-button";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { Outcome } from "@/lib/http/action";
import type { ReplaceAliases } from "@/lib/providers/schema";
import { ModelDialog } from "./model-dialog";
import { type Alias, bodyOf, type ProviderNames } from "./model-draft";

type Props = {
  aliases: Alias[];
  providers: ProviderNames;
  mayChange: boolean;
  save: (input: ReplaceAliases) => Promise<Outcome<void>>;
};

export function ModelTable({ aliases, providers, mayChange, save }: Props) {
  const head = (
    <>
      <Th>Alias</Th>
      <Th>Model</Th>
      <Th>USD per million tokens, today</Th>
      {mayChange && (
        <Th>
          <span className="sr-only">Change</span>
        </Th>
      )}
    </>
  );
  return (
    <Table caption="Model aliases" head={head}>
      {aliases.map((one, at) => (
        <tr key={one.alias}>
          <RowTh>
            <span className="block max-w-44 truncate font-mono sm:max-w-72" title={one.alias}>
              {one.alias}
            </span>
          </RowTh>
          <Td>
            <span className="block max-w-52 truncate font-mono sm:max-w-72" title={one.model}>
              {one.model}
            </span>
            <span className="block max-w-52 truncate text-muted sm:max-w-72">
              {providers.find(({ id }) => id === one.providerId)?.name ?? `${one.providerId} (not set up)`}
            </span>
          </Td>
          <Td className="text-muted">
            <PriceNow prices={one.prices} />
          </Td>
          {mayChange && (
            <Td>
              <div className="flex justify-end gap-1">
                <ModelDialog aliases={aliases} providers={providers} save={save} at={at} />
                <ConfirmButton
                  label="Remove"
                  about={one.alias}
                  title={`Remove ${one.alias}`}
                  text="Versions that name it are then asked of the provider by this very name. Figures of the past stay as they are."
                  ask={save.bind(null, bodyOf(aliases.toSpliced(at, 1)))}
                  said={`${one.alias} removed`}
                />
              </div>
            </Td>
          )}
        </tr>
      ))}
    </Table>
  );
}

const usd = (price: number) => `$${price.toLocaleString("en", { maximumFractionDigits: 6 })}`;

function PriceNow({ prices }: Pick<Alias, "prices">) {
  const today = new Date().toISOString().slice(0, 10);
  const now = prices.filter(({ from = "" }) => from <= today).at(-1); // they are kept in the order of their days
  const next = prices.find(({ from = "" }) => from > today);
  return (
    <>
      {now ? (
        <span className="block text-ink">
          {usd(now.input)} in, {usd(now.output)} out
        </span>
      ) : (
        <span className="block">not known</span>
      )}
      {now && (now.cached !== undefined || now.reasoning !== undefined) && (
        <span className="block">
          {[
            now.cached !== undefined && `${usd(now.cached)} cached`,
            now.reasoning !== undefined && `${usd(now.reasoning)} reasoning`,
          ]
            .filter(Boolean)
            .join(", ")}
        </span>
      )}
      {next && <span className="block">another from {next.from}</span>}
    </>
  );
}
