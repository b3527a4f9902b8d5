/** All of them, or the first error once the last has ended: whoever goes on has nothing under way any more. */
export async function allSettled<Value>(work: Promise<Value>[]): Promise<Value[]> {
  const ends = await Promise.allSettled(work);
  return ends.map((end) => {
    if (end.status === "rejected") throw end.reason;
    return end.value;
  });
}
