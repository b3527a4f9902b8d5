import type { Vote } from "./judge-form";

export type Combine = "majority" | "median" | "mean";

/**
 * One score of several votes, and the vote whose reason stands for it. The majority is the label (or, without labels, the score) given
 * most often; where several are, the one of the lowest score. The median of an even number is the mean of the middle two. Of a median
 * or mean the reason is that of the nearest vote.
 */
export function combineVotes(votes: [Vote, ...Vote[]], how: Combine): { score: number; vote: Vote } {
  if (how === "majority") {
    const vote = majorityOf(votes);
    return { score: vote.score, vote };
  }
  const scores = votes.map(({ score }) => score).sort((a, b) => a - b);
  const score = how === "median" ? medianOf(scores) : meanOf(scores);
  const distance = (vote: Vote) => Math.abs(vote.score - score);
  return { score, vote: votes.reduce((best, one) => (distance(one) < distance(best) ? one : best)) };
}

const meanOf = (scores: number[]): number => Math.min(1, scores.reduce((sum, one) => sum + one, 0) / scores.length);

const medianOf = (sorted: number[]): number =>
  meanOf(sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1));

function majorityOf(votes: [Vote, ...Vote[]]): Vote {
  const saidOf = ({ score, details }: Vote) => details.label ?? score;
  const countOf = (vote: Vote) => votes.filter((one) => saidOf(one) === saidOf(vote)).length;
  const isBetter = (one: Vote, best: Vote) =>
    countOf(one) > countOf(best) || (countOf(one) === countOf(best) && one.score < best.score);
  return votes.reduce((best, one) => (isBetter(one, best) ? one : best));
}
