export type Kept<Value> = { value: Value; bytes: number; confirmedAt: number };

/** Bounds in bytes, as they are estimated when something is put in. */
export type Bounds = { maxBytes: number; maxBytesPerGroup: number };

/** Values by group and name. What was not used for longest makes room: first in its own group, then in the group least used. */
export class Shelf<Value> {
  private readonly groups = new Map<string, { bytes: number; kept: Map<string, Kept<Value>> }>();
  private total = 0;

  constructor(private readonly bounds: Bounds) {}

  get bytes(): number {
    return this.total;
  }

  get(group: string, name: string): Kept<Value> | undefined {
    const mine = this.groups.get(group);
    const found = mine?.kept.get(name);
    if (!mine || !found) return undefined;
    mine.kept.delete(name);
    mine.kept.set(name, found); // a map's order is that of the last use
    this.groups.delete(group);
    this.groups.set(group, mine);
    return found;
  }

  /** A value larger than a group may be is not kept. */
  put(group: string, name: string, kept: Kept<Value>): void {
    this.drop(group, name);
    if (kept.bytes > Math.min(this.bounds.maxBytes, this.bounds.maxBytesPerGroup)) return;
    const mine = this.groups.get(group) ?? { bytes: 0, kept: new Map() };
    this.groups.delete(group);
    this.groups.set(group, mine);
    mine.kept.set(name, kept);
    mine.bytes += kept.bytes;
    this.total += kept.bytes;
    while (mine.bytes > this.bounds.maxBytesPerGroup) this.dropOldest(group);
    while (this.total > this.bounds.maxBytes) this.dropOldest(this.groups.keys().next().value ?? group);
  }

  drop(group: string, name: string): void {
    const mine = this.groups.get(group);
    const found = mine?.kept.get(name);
    if (!mine || !found) return;
    mine.kept.delete(name);
    mine.bytes -= found.bytes;
    this.total -= found.bytes;
    if (mine.kept.size === 0) this.groups.delete(group);
  }

  /** Drops what matches and answers the names. */
  dropWhere(group: string, matches: (value: Value, name: string) => boolean): string[] {
    const names = [...(this.groups.get(group)?.kept ?? [])]
      .filter(([name, { value }]) => matches(value, name))
      .map(([name]) => name);
    for (const name of names) this.drop(group, name);
    return names;
  }

  private dropOldest(group: string): void {
    const oldest = this.groups.get(group)?.kept.keys().next().value;
    if (oldest !== undefined) this.drop(group, oldest);
  }
}
