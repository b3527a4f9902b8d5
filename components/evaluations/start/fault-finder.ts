import type { Outcome } from "@/lib/http/action";
import type { TypedFault } from "./read-options";

/** Asks what is wrong at a place of the body; with `below`, also deeper in it, where no control of its own is. */
export type ErrorOf = (path: string, below?: boolean) => string | undefined;

/** What a form says at its fields: first what cannot be read, then what the verb said. Blanks only once it was tried. */
export function faultFinder(faults: TypedFault[], isTried: boolean, told: Outcome<unknown> | null): ErrorOf {
  const said = [
    ...faults.filter(({ isBlank }) => isTried || !isBlank),
    ...(told?.ok === false ? (told.problem.errors ?? []) : []),
  ];
  return (path, below = false) => {
    const exact = said.find((one) => one.path === path);
    if (exact || !below) return exact?.message;
    const inside = said.find((one) => one.path.startsWith(`${path}.`));
    return inside && `${placeOf(inside.path.slice(path.length + 1))}: ${inside.message}`;
  };
}

/** `2` of a list is its third line. */
const placeOf = (path: string) => (/^\d+$/.test(path) ? `line ${Number(path) + 1}` : path);
