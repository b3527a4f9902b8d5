/** A number in [0, 1) that depends only on the seed and the position: the same in every run. */
export function seeded(seed: number, position: number): number {
  let t = (seed + Math.imul(position + 1, 0x6d2b79f5)) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
