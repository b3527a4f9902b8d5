import { evaluatorRules } from "@/components/docs/evaluator-rules";
import { groupEvaluators } from "@/components/evaluations/group-evaluators";
import { catalogueReference } from "@/lib/openapi/catalogue-reference";
import type { EvaluatorReference, ExampleReference, Field } from "@/lib/openapi/reference";

/** docs/evaluators.md: the catalogue, as the page /docs/evaluators of the application shows it. */
export function evaluatorsPage(): string {
  const groups = groupEvaluators(catalogueReference());
  const index = groups.flatMap(({ title, evaluators }) => evaluators.map((one) => indexRow(title, one)));
  return [
    "# Evaluators",
    "<!-- Made by npm run docs from evaluators/. Change it there. -->",
    "What scores an answer: the rule of each, its options, and what it says of some answers. The application shows the same on its page `/docs/evaluators`, and `GET /api/v1/evaluators` answers it with JSON Schemas of the options. A page under Evaluators tries one on an answer at once.",
    "## How they are used",
    evaluatorRules.map((rule) => `- ${plain(rule)}`).join("\n"),
    "Every use has a fingerprint made of type, version and options. Where two evaluations measured with different fingerprints they say so, and are not compared.",
    "## All of them",
    ["| type | group | what it is for |", "| --- | --- | --- |", ...index].join("\n"),
    ...groups.flatMap(({ title, about, evaluators }) => [`## ${title}`, about, ...evaluators.flatMap(section)]),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

const indexRow = (title: string, { type, about, asksModel }: EvaluatorReference) =>
  `| [\`${type}\`](#${type}) | ${title} | ${cell(about)}${asksModel ? " Asks a model." : ""} |`;

function section({ type, version, about, definition, asksModel, options, examples }: EvaluatorReference): string[] {
  return [
    `### ${type}`,
    `${plain(about)} Version ${version}${asksModel ? "; asks a model" : ""}.`,
    `**Rule.** ${plain(definition)}`,
    options.length === 0
      ? "**Options.** None."
      : ["| option | type | meaning |", "| --- | --- | --- |", ...options.map(optionRow)].join("\n"),
    ...examples.map(exampleBlock),
  ];
}

function optionRow({ name, type, required, limits, about }: Field): string {
  const facts = [required ? "required" : "", limits].filter(Boolean).join(", ");
  return `| \`${name}\` | ${cell(type)}${facts ? `<br>${cell(facts)}` : ""} | ${cell(about)} |`;
}

function exampleBlock({ use, parts, score, passed }: ExampleReference): string {
  const said = score === null ? "skipped: it counts nowhere" : String(Math.round(score * 10_000) / 10_000);
  const told = passed === null ? said : `${said}, ${passed ? "passed" : "not passed"}`;
  const lines = [{ label: "Evaluator", text: use }, ...parts, { label: "Score", text: told }];
  const width = Math.max(...lines.map(({ label }) => label.length)) + 2;
  const rows = lines.map(({ label, text }) =>
    `${label.padEnd(width)}${text.replaceAll("\n", `\n${" ".repeat(width)}`)}`.trimEnd(),
  );
  return ["````text", ...rows, "````"].join("\n");
}

/** Words as Markdown shows them: what stands between backticks is code, nothing else is markup. */
const plain = (text: string) =>
  text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? `\`${part}\`` : part.replace(/[\\*_<>[\]]/g, "\\$&")))
    .join("");

const cell = (text: string) => plain(text).replaceAll("|", "\\|").replaceAll("\n", "<br>");
