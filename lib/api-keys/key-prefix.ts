/** Says what kind of secret it is, to us and to whoever scans texts for secrets. */
export const keyPrefix = "pok_";
