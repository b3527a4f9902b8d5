// @ts-check
// `npm run page-weight`: how many bytes of script each page makes a browser load before it can be used; with DETAILS=1 by file.
import { build } from "./build.mjs";
import { endWithShell } from "./end-with-shell.mjs";
import { startThrowAwayPostgres } from "./postgres.mjs";
import { orRefuse, Refusal } from "./refusal.mjs";
import { startThrowAwayApp } from "./throw-away-app.mjs";
import { most, weighPages } from "./weigh-pages.mjs";

endWithShell();
await orRefuse(async () => {
  const postgres = await startThrowAwayPostgres();
  try {
    await build();
    const app = await startThrowAwayApp(postgres.url);
    try {
      tell(await weighPages(app.url));
    } finally {
      await app.stop();
    }
  } finally {
    await postgres.stop();
  }
});

/** @param {import("./weigh-pages.mjs").Weight[]} weights */
function tell(weights) {
  const told = weights.map(({ route, first, later, kind }) => ({
    route,
    "first load kB": first,
    "later kB": later,
    "at most": most[kind],
  }));
  console.table(told.toSorted((a, b) => b["first load kB"] - a["first load kB"]));
  const heavy = weights.filter(({ kind, first }) => first > most[kind]).map(({ route }) => route);
  if (heavy.length > 0) throw new Refusal(`Too heavy: ${heavy.join(", ")}`);
}
