import type { Outcome } from "@/lib/http/action";

/** What is wrong with the entries of a list that is typed as one text, in words beside it: “Entry 2, options.text: …”. */
export function entryErrors(outcome: Outcome<unknown> | null, list: string): { paths: string[]; text: string } {
  const errors = outcome?.ok === false ? (outcome.problem.errors ?? []) : [];
  const found = errors.flatMap(({ path, message }) => {
    const [, at, rest] = new RegExp(`^(?:fields\\.)?${list.replaceAll(".", "\\.")}\\.(\\d+)(?:\\.(.+))?$`).exec(path) ?? [];
    return at === undefined ? [] : [{ path, text: `Entry ${Number(at) + 1}${rest ? `, ${rest}` : ""}: ${message}` }];
  });
  return { paths: found.map(({ path }) => path), text: found.map(({ text }) => `${text.replace(/\.$/, "")}.`).join(" ") };
}
