import { evaluators } from "@/evaluators";

/** What asks others may score otherwise when any of them does: this is a part of its fingerprint. */
export const catalogueVersions = () => Object.values(evaluators).map(({ type, version }) => `${type} ${version}`);
