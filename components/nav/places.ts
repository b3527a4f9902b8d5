import {
  BellRing,
  CalendarClock,
  Database,
  FlaskConical,
  Gauge,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  MessagesSquare,
  Play,
  ScrollText,
  Settings,
} from "lucide-react";

export type Place = {
  path: string;
  title: string;
  icon: LucideIcon;
  /** What leads there after `g`. */
  key: string;
};

/** Where one can go in a workspace, in the order of the work. */
export const placeGroups: { title: string | null; places: Place[] }[] = [
  { title: null, places: [{ path: "", title: "Dashboard", icon: LayoutDashboard, key: "h" }] },
  {
    title: "Build",
    places: [
      { path: "/prompts", title: "Prompts", icon: MessageSquareText, key: "p" },
      { path: "/playground", title: "Playground", icon: Play, key: "y" },
      { path: "/datasets", title: "Datasets", icon: Database, key: "d" },
    ],
  },
  {
    title: "Measure",
    places: [
      { path: "/evaluations", title: "Evaluations", icon: FlaskConical, key: "e" },
      { path: "/suites", title: "Suites", icon: ListChecks, key: "s" },
      { path: "/evaluators", title: "Evaluators", icon: Gauge, key: "v" },
      { path: "/reviews", title: "Reviews", icon: MessagesSquare, key: "r" },
    ],
  },
  {
    title: "Watch",
    places: [
      { path: "/schedules", title: "Schedules", icon: CalendarClock, key: "c" },
      { path: "/alerts", title: "Alerts", icon: BellRing, key: "a" },
    ],
  },
  {
    title: "Admin",
    places: [
      { path: "/audit-log", title: "Audit log", icon: ScrollText, key: "l" },
      { path: "/settings", title: "Settings", icon: Settings, key: "t" },
    ],
  },
];

export const places = placeGroups.flatMap((group) => group.places);
