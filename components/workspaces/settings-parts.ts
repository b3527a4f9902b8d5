/** The parts of the settings: what is the workspace's, then what is the person's own. */
export const settingsParts = [
  { path: "", text: "Workspace" },
  { path: "/members", text: "Members" },
  { path: "/api-keys", text: "API keys" },
  { path: "/providers", text: "Providers" },
  { path: "/models", text: "Models" },
  { path: "/webhooks", text: "Webhooks" },
  { path: "/account", text: "Your account" },
  { path: "/sessions", text: "Your sessions" },
];
