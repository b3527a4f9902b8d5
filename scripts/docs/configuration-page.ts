/** docs/configuration.md: the variables of `.env.example`, which a test holds to `lib/env.ts`. */
export function configurationPage(example: string): string {
  const rows = example.split("\n\n").flatMap((part) => {
    let about: string[] = [];
    return part.split("\n").flatMap((line) => {
      const [, name] = /^([A-Z0-9_]+)=$/.exec(line) ?? [];
      if (name === undefined) {
        about.push(line.replace(/^#\s*/, ""));
        return [];
      }
      const told = about.join(" ");
      about = [];
      return [`| \`${name}\` | ${told.replace(/[|<>*]/g, "\\$&")} |`];
    });
  });
  return [
    "# Configuration",
    "<!-- Made by npm run docs from .env.example. Change it there. -->",
    "Environment variables, read at the start and nowhere else; a value that makes no sense ends the start with one line that names it. What stands in parentheses holds where a variable is not set. `npm start` and the other commands read `.env` in the folder of the checkout.",
    "`npm start` needs none of them: it brings its own Postgres and secrets. Setting `DATABASE_URL` makes it a production: then `APP_URL`, `AUTH_SECRET` and `ENCRYPTION_KEY` are required too.",
    ["| variable | what it is |", "| --- | --- |", ...rows].join("\n"),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
