import type { Variable } from "@/lib/templates/content";
import type { Queue } from "./tickets";

export const triageVariables: Variable[] = [
  { name: "ticket", type: "string", required: true, description: "What the customer wrote, or our note of the call" },
  { name: "channel", type: "string", required: false, default: "email", description: "email, chat, form or phone" },
];

/** What the best version says of each queue. */
export const queueDescriptions: Record<Queue, string> = {
  billing:
    "invoices, receipts, VAT, prices, discounts and quotes, a card that is charged, declined or expires, refunds, changing or cancelling a plan",
  access:
    "signing in, passwords and reset links, verification codes, a locked account, inviting or removing users, roles, rights and ownership",
  calendar:
    "syncing with Google, Outlook, Exchange, Apple or iCal calendars: events missing, shown twice or at the wrong time, double bookings, busy times, time zones",
  reminders:
    "text messages and e-mails that go out to clients: reminders, confirmations, notices and thank-you mails, their wording, language, sender and timing, SMS not delivered",
  storefront:
    "the public booking page and the button or widget on a website: opening hours, services, free slots, logo, photos, fields, domain, deposits, what visitors can see and choose",
  ideas:
    "wishes and suggestions for something the product cannot do yet, questions about plans and the roadmap, asking for a new feature, app, design or view, how something could be made better",
};

/** What a version before it said. */
export const shortDescriptions: Record<Queue, string> = {
  billing: "invoices, payments and refunds",
  access: "signing in, passwords, users and their rights",
  calendar: "syncing with other calendars, double bookings",
  reminders: "text messages and e-mails to clients",
  storefront: "the booking page and the website",
  ideas: "wishes and suggestions for the product",
};

const user = { role: "user" as const, content: "Channel: {{channel}}\n\nTicket:\n{{ticket}}" };
const listed = (queues: Record<string, string>) =>
  Object.entries(queues)
    .map(([name, about]) => `- ${name}: ${about}`)
    .join("\n");

const bare = `You sort the support tickets of Slotwise, a booking software for small businesses.
Answer with only one of: ${Object.keys(queueDescriptions).join(", ")}.`;

const explained = `You sort the support tickets of Slotwise, a booking software for small businesses.
Choose one of: ${Object.keys(queueDescriptions).join(", ")}. Then explain your choice in a short sentence.`;

const short = `You sort the support tickets of Slotwise, a booking software for small businesses. The categories:

${listed(shortDescriptions)}

Answer with the name of the category only.`;

export const clear = (
  queues: Record<string, string>,
) => `You sort the support tickets of Slotwise, a booking software for salons, practices and studios.
Put the ticket into the queue of the team that can solve it:

${listed(queues)}

Answer with the name of the queue only, in small letters, without a full stop.`;

const lean = { role: "user" as const, content: "Ticket:\n{{ticket}}" };
const withPlan = { role: "user" as const, content: "Channel: {{channel}}\nPlan: {{plan}}\n\nTicket:\n{{ticket}}" };

/** The messages of the versions, in the order they were tried. */
export const triageMessages = {
  bare: [{ role: "system" as const, content: bare }, user],
  explained: [{ role: "system" as const, content: explained }, user],
  short: [{ role: "system" as const, content: short }, user],
  clear: [{ role: "system" as const, content: clear(queueDescriptions) }, user],
  lean: [{ role: "system" as const, content: clear(queueDescriptions) }, lean],
  draft: [{ role: "system" as const, content: clear(queueDescriptions) }, withPlan],
};
