import { show } from "@/components/show";
import type { ChartedArm } from "./charted-arms";

type Props = { arms: ChartedArm[] };
type Point = { arm: ChartedArm; x: number; y: number; isBest: boolean };

const [width, height, left, bottom, top, right] = [320, 200, 44, 30, 14, 16];

/**
 * What the arms cost for an answer against how often they pass, each a numbered point (points on one spot share it); where none costs anything, how long they take.
 * An arm that no other one beats in both is filled. Null where there is nothing to weigh.
 */
export function TradeOff({ arms }: Props) {
  const isPriced = arms.some(({ costUsd }) => (costUsd ?? 0) > 0);
  const figure = isPriced ? "costUsd" : "latencyMs";
  const format = isPriced ? show.cost : show.duration;
  const points = pointsOf(arms, figure);
  if (points.length < 2) return null;
  const most = Math.max(...points.map(({ x }) => x)) * 1.12 || 1;
  const xAt = (x: number) => left + ((width - left - right) * x) / most;
  const yAt = (y: number) => top + (height - top - bottom) * (1 - y);
  const title = isPriced ? "Cost of an answer against pass rate" : "Median latency against pass rate";
  return (
    <figure className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <figcaption className="font-medium">{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="aspect-[8/5] w-full text-[11px]">
        {[0, 0.25, 0.5, 0.75, 1].map((rate) => (
          <g key={rate}>
            <line x1={left} x2={width - right} y1={yAt(rate)} y2={yAt(rate)} className="stroke-line" />
            <text x={left - 6} y={yAt(rate) + 4} textAnchor="end" className="fill-muted">
              {show.percent(rate)}
            </text>
          </g>
        ))}
        {[0, most / 2, most].map((x, at) => (
          <text
            key={x}
            x={xAt(x)}
            y={height - 10}
            textAnchor={at === 0 ? "start" : at === 1 ? "middle" : "end"}
            className="fill-muted"
          >
            {format(x)}
          </text>
        ))}
        {gathered(points, ({ x, y }) => [xAt(x), yAt(y)]).map(({ at: [x, y], points: near }) => {
          const names = near.map(({ arm }) => arms.indexOf(arm) + 1).join(" ");
          const half = 9 + 6 * (near.length - 1);
          const isBest = near.some((point) => point.isBest);
          return (
            <g key={names}>
              <rect
                {...{ x: x - half, y: y - 9, width: 2 * half, height: 18, rx: 9, strokeWidth: 1.5 }}
                className={isBest ? "fill-accent stroke-accent" : "fill-surface stroke-accent"}
              />
              <text x={x} y={y + 4} textAnchor="middle" className={`font-medium ${isBest ? "fill-on-accent" : "fill-accent"}`}>
                {names}
              </text>
            </g>
          );
        })}
      </svg>
      <ol className="flex flex-col gap-0.5 text-muted">
        {points.map(({ arm, x, y, isBest }) => (
          <li key={arm.armId} className="flex gap-2 tabular-nums">
            <span className="w-4 shrink-0 text-right">{arms.indexOf(arm) + 1}</span>
            <span className={`min-w-0 flex-1 truncate ${isBest ? "text-ink" : ""}`} title={arm.label}>
              {arm.label}
            </span>
            <span className="shrink-0">
              {show.percent(y)} · {format(x)}
            </span>
          </li>
        ))}
      </ol>
      <p className="text-muted">Filled: no other arm is better in one and as good in the other.</p>
    </figure>
  );
}

type Gathered = { at: readonly [number, number]; points: Point[] };

/** Points that would lie on each other are drawn as one, where the first of them is. */
function gathered(points: Point[], placeOf: (point: Point) => readonly [number, number]): Gathered[] {
  const places: Gathered[] = [];
  for (const point of points) {
    const at = placeOf(point);
    const near = places.find((place) => Math.hypot(place.at[0] - at[0], place.at[1] - at[1]) < 18);
    if (near) near.points.push(point);
    else places.push({ at, points: [point] });
  }
  return places;
}

function pointsOf(arms: ChartedArm[], figure: "costUsd" | "latencyMs"): Point[] {
  const placed = arms.flatMap((arm) => {
    const { [figure]: x, passRate: y } = arm;
    return x === null || y === null ? [] : [{ arm, x, y }];
  });
  return placed.map((one) => ({
    ...one,
    isBest: !placed.some(({ x, y }) => (x < one.x && y >= one.y) || (x <= one.x && y > one.y)),
  }));
}
