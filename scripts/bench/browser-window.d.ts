/** What the bench keeps in the pages it measures. */
interface Window {
  loading?: { answersAt: number | null; shift: number };
  judged?: number[];
}
