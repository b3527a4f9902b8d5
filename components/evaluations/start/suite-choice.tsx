import { FilterSelect } from "@/components/ui/filter-select";

type Props = { suites: { slug: string; name: string }[]; chosen: string | null; hrefOf: (slug: string | null) => string };

/** Whether an evaluation is started from a suite, and from which; nothing where there is none. */
export function SuiteChoice({ suites, chosen, hrefOf }: Props) {
  if (suites.length === 0 && chosen === null) return null;
  return (
    <FilterSelect
      label="Start from a suite"
      choices={[
        { text: "Start from no suite", href: hrefOf(null), chosen: chosen === null },
        ...suites.map(({ slug, name }) => ({ text: `Suite: ${name}`, href: hrefOf(slug), chosen: slug === chosen })),
      ]}
    />
  );
}
