/** What is wrong with one control, read out with it. */
export function ProblemList({ id, problems }: { id?: string; problems: string[] }) {
  if (problems.length === 0) return null;
  return (
    <ul id={id} className="flex flex-col gap-0.5 px-1 break-words text-bad">
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
}
