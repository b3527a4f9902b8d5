import {
  ArrowRightLeft,
  BookOpen,
  FlaskConical,
  History,
  Keyboard,
  KeyRound,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  PanelLeft,
  Play,
  Plus,
  Settings,
  ShieldCheck,
  Sun,
  UserPlus,
} from "lucide-react";
import { settingsParts } from "@/components/workspaces/settings-parts";
import type { Scope } from "@/lib/permissions";
import { chooseTheme } from "./choose-theme";
import { places } from "./places";
import { recentPlaces } from "./recent-places";
import { openPanel } from "./shell-panel";
import { toggleSidebar } from "./toggle-sidebar";

/** One line of the palette: a place to go to, or something to do. */
export type Entry = { group: string; title: string; detail?: string; icon: LucideIcon } & (
  | { href: string; run?: undefined }
  | { run: () => void; href?: undefined }
);

export type Here = {
  root: string;
  pathname: string;
  workspace: { slug: string };
  workspaces: { slug: string; name: string }[];
  scopes: Scope[];
  signOut: () => void;
};

const group = "Actions";

/** What the palette offers without asking the server, in the order in which it is shown. */
export function paletteCommands(here: Here): Entry[] {
  return [...recent(here), ...aboutHere(here), ...actions(here), ...pages(here), ...others(here)];
}

const recent = ({ root, pathname }: Here): Entry[] =>
  recentPlaces(root)
    .filter(({ href }) => href !== pathname)
    .slice(0, 5)
    .map(({ href, title }) => ({ group: "Recent", title, icon: History, href }));

/** What can be done with the prompt or the suite of the page. */
function aboutHere({ root, pathname, scopes }: Here): Entry[] {
  const [kind, slug] = pathname.slice(root.length + 1).split("/");
  if (!slug || slug === "new") return [];
  const mayMeasure = scopes.includes("evaluations:write");
  const here: (Entry | false)[] = [];
  const prompt = `${root}/prompts/${slug}`;
  if (kind === "prompts")
    here.push(
      scopes.includes("prompts:write") && {
        group,
        title: "New version",
        detail: slug,
        icon: Plus,
        href: `${prompt}/versions/new`,
      },
      mayMeasure && {
        ...{ group, title: "Run the suite of this prompt", detail: slug, icon: FlaskConical },
        href: `${root}/evaluations/new?prompt=${slug}&with=suite`,
      },
      { group, title: "Try in the playground", detail: slug, icon: Play, href: `${root}/playground?prompt=${slug}` },
      { group, title: "Gate", detail: slug, icon: ShieldCheck, href: `${prompt}/gate` },
      { group, title: "Settings of this prompt", detail: slug, icon: Settings, href: `${prompt}/settings` },
    );
  if (kind === "suites" && mayMeasure)
    here.push({
      group,
      title: "Run this suite",
      detail: slug,
      icon: FlaskConical,
      href: `${root}/evaluations/new?suite=${slug}`,
    });
  return here.filter((entry) => entry !== false);
}

function actions({ root, scopes, signOut }: Here): Entry[] {
  const made: [scope: Scope, title: string, path: string, icon: LucideIcon][] = [
    ["prompts:write", "New prompt", "/prompts/new", Plus],
    ["evaluations:write", "New evaluation", "/evaluations/new", Plus],
    ["evaluations:write", "New suite", "/suites/new", Plus],
    ["evaluations:write", "New evaluator", "/evaluators/new", Plus],
    ["evaluations:write", "Try an evaluator", "/evaluators/try", Play],
    ["evaluations:write", "New review queue", "/reviews/new", Plus],
    ["members:write", "Invite a member", "/settings/members", UserPlus],
    ["workspace:admin", "New API key", "/settings/api-keys", KeyRound],
  ];
  return [
    ...made
      .filter(([scope]) => scopes.includes(scope))
      .map(([, title, path, icon]) => ({ group, title, icon, href: `${root}${path}` })),
    { group, title: "Theme: light", icon: Sun, run: () => chooseTheme("light") },
    { group, title: "Theme: dark", icon: Moon, run: () => chooseTheme("dark") },
    { group, title: "Theme: as the system", icon: Monitor, run: () => chooseTheme("system") },
    { group, title: "Fold or unfold the sidebar", icon: PanelLeft, run: toggleSidebar },
    { group, title: "Keyboard shortcuts", icon: Keyboard, run: () => openPanel("shortcuts") },
    { group, title: "Sign out", icon: LogOut, run: signOut },
  ];
}

const pages = ({ root }: Here): Entry[] => [
  ...places.map(({ path, title, icon }) => ({ group: "Pages", title, icon, href: `${root}${path}` })),
  ...settingsParts
    .filter(({ path }) => path !== "")
    .map(({ path, text }) => ({ group: "Pages", title: `Settings: ${text}`, icon: Settings, href: `${root}/settings${path}` })),
  { group: "Pages", title: "API reference", icon: BookOpen, href: "/docs/api" },
  { group: "Pages", title: "Evaluator reference", icon: BookOpen, href: "/docs/evaluators" },
];

const others = ({ workspace, workspaces }: Here): Entry[] => [
  ...workspaces
    .filter(({ slug }) => slug !== workspace.slug)
    .map(({ slug, name }) => ({
      group: "Workspaces",
      title: `Go to ${name}`,
      detail: slug,
      icon: ArrowRightLeft,
      href: `/w/${slug}`,
    })),
  { group: "Workspaces", title: "New workspace", icon: Plus, href: "/new-workspace" },
];
