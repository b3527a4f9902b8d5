import type { Content, Variable } from "@/lib/templates/content";

/**
 * Whether values that satisfied `from` may fail in `to`: a variable must now be given that could be left out (new, or no longer
 * optional, or without its default), or one changed its type. A removed variable breaks nobody: extra values are ignored.
 */
export function isBreaking(from: Pick<Content, "variables">, to: Pick<Content, "variables">): boolean {
  const known = new Map(from.variables.map((variable) => [variable.name, variable]));
  return to.variables.some((variable) => {
    const before = known.get(variable.name);
    if (before && before.type !== variable.type) return true;
    return mustBeGiven(variable) && !(before && mustBeGiven(before));
  });
}

const mustBeGiven = (variable: Variable) => variable.required && variable.default === undefined;
