/** 1 up to `most`, 0 from `zeroFrom` on, in a straight line between them; without `zeroFrom` 0 above `most`. */
export function withinBound(value: number, most: number, zeroFrom: number | undefined): number {
  if (value <= most) return 1;
  if (zeroFrom === undefined || value >= zeroFrom) return 0;
  return (zeroFrom - value) / (zeroFrom - most);
}
