import type { Json } from "@/lib/clean-text";
import type { Content, ModelSettings, Partials, TemplateMessage, Variable } from "@/lib/templates/content";
import { type DiffLimits, diffText } from "./diff-text";
import { isBreaking } from "./is-breaking";
import { matchMessages } from "./match-messages";
import { messageText } from "./message-text";
import type { ContentDiff } from "./schema";

/** Enough for any prompt a person wrote; the time is a backstop for hundreds of huge messages. */
const maxEdits = 1_500;
const timeMs = 500;

/** What a reviewer sees between two contents; runs on server and in the browser. */
export function diffContent(from: Content, to: Content): ContentDiff {
  const limits = { maxEdits, deadline: Date.now() + timeMs };
  return {
    messages: diffMessages(from.messages, to.messages, limits),
    variables: { ...diffVariables(from.variables, to.variables), breaking: isBreaking(from, to) },
    model: { changed: diffModel(from.model, to.model) },
    partials: { changed: diffPartials(from.partials ?? {}, to.partials ?? {}, limits) },
  };
}

function diffMessages(from: TemplateMessage[], to: TemplateMessage[], limits: DiffLimits): ContentDiff["messages"] {
  return matchMessages(from.map(named), to.map(named)).map((match) => ({
    role: (match.to ?? match.from).role,
    hunks: diffText(match.from?.text ?? "", match.to?.text ?? "", limits),
  }));
}

/** A content's hash covers what it includes itself, so that a change further down shows here too. */
function diffPartials(from: Partials, to: Partials, limits: DiffLimits): ContentDiff["partials"]["changed"] {
  const [before, after] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((slug) => {
    const [old, now] = [before.get(slug), after.get(slug)];
    if (old?.contentHash === now?.contentHash) return [];
    const hunks = diffText(old?.text ?? "", now?.text ?? "", limits);
    return [{ slug, from: old?.contentHash ?? null, to: now?.contentHash ?? null, hunks }];
  });
}

const named = (message: TemplateMessage) => ({
  role: "placeholder" in message ? ("placeholder" as const) : message.role,
  text: messageText(message),
});

function diffVariables(from: Variable[], to: Variable[]): Omit<ContentDiff["variables"], "breaking"> {
  const before = new Map(from.map((variable) => [variable.name, variable]));
  const after = new Map(to.map((variable) => [variable.name, variable]));
  return {
    added: to.filter(({ name }) => !before.has(name)),
    removed: from.filter(({ name }) => !after.has(name)),
    changed: to.flatMap((variable) => {
      const old = before.get(variable.name);
      return old && variableText(old) !== variableText(variable) ? [{ name: variable.name, from: old, to: variable }] : [];
    }),
  };
}

const variableText = ({ type, required, default: value, description }: Variable) =>
  JSON.stringify([type, required, value === undefined ? [] : [value], description ?? null]);

/** The fields of `extra` are settings like the others, named `extra.<field>`. Compared as text: a model sees the order of keys. */
function diffModel(from: ModelSettings, to: ModelSettings): ContentDiff["model"]["changed"] {
  const [before, after] = [settingsOf(from), settingsOf(to)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [old, now] = [before.get(field), after.get(field)];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ field, from: old, to: now }];
  });
}

function settingsOf({ extra = {}, ...settings }: ModelSettings): Map<string, Json | undefined> {
  return new Map([...Object.entries(settings), ...Object.entries(extra).map(([key, value]) => [`extra.${key}`, value] as const)]);
}
