const why = {
  database: "This is a restored copy",
  address: "This installation is opened at another address than before",
};

/** Stands above every page of a workspace while workers wait. */
export function HeldBanner({ hold }: { hold: keyof typeof why }) {
  return (
    <div role="status" className="mb-6 rounded-md border border-warn bg-surface px-4 py-3">
      <p className="font-medium text-warn">{why[hold]}: nothing that is queued runs.</p>
      <p className="text-muted">
        Pages and the API work, active versions are served. Runs and evaluations wait, and no schedule or webhook goes out, until
        whoever runs this installation lets them go with <code className="font-mono">npm run release-hold</code>.
      </p>
    </div>
  );
}
