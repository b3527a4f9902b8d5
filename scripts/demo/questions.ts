/** A question somebody sent to the help desk, with what an experienced colleague replied after the greeting. */
export type Question = {
  question: string;
  reply: string;
  /** What a reply must not leave out. */
  keywords: string[];
  topic: "plans" | "bookings" | "messages" | "security" | "start";
  /** Questions of one conversation. */
  conversation?: string;
};

const ask = (topic: Question["topic"], question: string, reply: string, keywords: string[], conversation?: string): Question => ({
  topic,
  question,
  reply,
  keywords,
  ...(conversation && { conversation }),
});

export const questions: Question[] = [
  ask(
    "plans",
    "What does Slotwise cost for a team of five?",
    "The Team plan costs 12 euros a month for each person who takes appointments, so five people pay 60 euros.",
    ["12 euros"],
    "C-301",
  ),
  ask(
    "plans",
    "And is it cheaper if we pay for the whole year?",
    "Paying for a whole year at once is two months cheaper than paying by the month.",
    ["two months"],
    "C-301",
  ),
  ask(
    "plans",
    "Can I try the paid plan before I decide?",
    "Every paid plan can be tried for 30 days without a card, and the trial ends by itself.",
    ["30 days"],
  ),
  ask(
    "plans",
    "I want to cancel our subscription. Until when do we have to tell you?",
    "A subscription can be cancelled on any day under Settings, Plan; it then ends with the month that is paid for.",
    ["any day", "Settings"],
  ),
  ask(
    "plans",
    "Do you give discounts to charities?",
    "Charities and schools pay half the price once they have sent us a proof of their status.",
    ["half the price"],
  ),
  ask(
    "plans",
    "Where can I download the invoices of last year?",
    "All invoices can be downloaded as PDF under Settings, Invoices, for up to ten years.",
    ["Settings, Invoices"],
  ),
  ask(
    "plans",
    "Can a refund be paid to my bank account?",
    "Refunds go back to the card or account that paid and take up to five working days.",
    ["five working days"],
  ),
  ask(
    "bookings",
    "How do I stop clients from booking at the last minute?",
    "The shortest notice for a booking is set under Booking page, Rules, for example two hours before.",
    ["Booking page, Rules"],
    "C-317",
  ),
  ask(
    "bookings",
    "Is there also a way to limit how far ahead somebody books?",
    "Under Booking page, Rules you also say how many weeks ahead clients can book.",
    ["weeks ahead"],
    "C-317",
  ),
  ask(
    "bookings",
    "Can clients cancel an appointment themselves?",
    "Clients can cancel or move an appointment through the link in their confirmation until 24 hours before it.",
    ["24 hours"],
  ),
  ask(
    "bookings",
    "Can we take a deposit when somebody books?",
    "A deposit can be asked for each service; it is paid by card when the client books.",
    ["deposit"],
  ),
  ask(
    "bookings",
    "How do I put the booking page on our own website?",
    "Copy the code under Booking page, Embed into any page of your website, and the booking button appears there.",
    ["Booking page, Embed"],
  ),
  ask(
    "bookings",
    "Which calendars can be connected?",
    "Google, Outlook and Apple calendars can be connected, and changes arrive within five minutes.",
    ["Google", "Outlook"],
    "C-322",
  ),
  ask(
    "bookings",
    "How quickly do changes in my Google calendar arrive?",
    "Changes in a connected Google, Outlook or Apple calendar arrive within five minutes.",
    ["five minutes"],
    "C-322",
  ),
  ask(
    "bookings",
    "Is there a waiting list for days that are full?",
    "There is no waiting list yet; it is planned for this autumn.",
    ["autumn"],
  ),
  ask(
    "messages",
    "When do my clients get their reminder?",
    "Reminders go out 24 hours before the appointment; under Messages you can choose another time.",
    ["24 hours"],
    "C-330",
  ),
  ask(
    "messages",
    "Do the text messages cost extra?",
    "Each plan includes 200 text messages a month; further ones cost 7 cents each.",
    ["200", "7 cents"],
    "C-330",
  ),
  ask(
    "messages",
    "Can I change what the reminder says?",
    "The wording of each message can be changed under Messages, in every language you offer.",
    ["Messages"],
  ),
  ask(
    "messages",
    "One of my clients does not want any messages from us any more. What do I do?",
    "Switch off messages in the client's profile, and nothing is sent to that person any more.",
    ["profile"],
  ),
  ask(
    "messages",
    "Our confirmation e-mails end up in the spam folder. Can we do something about it?",
    "Send e-mails from your own domain under Messages, Sender; fewer of them are taken for spam then.",
    ["Messages, Sender"],
  ),
  ask(
    "security",
    "Where is our data stored?",
    "All data is stored in Frankfurt and Dublin and never leaves the European Union.",
    ["Frankfurt"],
    "C-341",
  ),
  ask(
    "security",
    "Could we get a data processing agreement from you?",
    "The data processing agreement can be signed online under Settings, Privacy.",
    ["Settings, Privacy"],
    "C-341",
  ),
  ask(
    "security",
    "I lost the phone with the codes for signing in. How do I get in now?",
    "Use one of the ten recovery codes you were given; without them an owner of the account can reset the second factor.",
    ["recovery codes"],
  ),
  ask("security", "Can I see who changed an appointment?", "The history of an appointment shows who changed it and when.", [
    "history",
  ]),
  ask(
    "security",
    "Can I take an export of all our clients with me when we leave?",
    "Clients and appointments can be exported as CSV at any time under Settings, Export.",
    ["CSV"],
  ),
  ask(
    "security",
    "What happens to our data after we have cancelled?",
    "After a cancellation the data is kept for 60 days and deleted for good after that.",
    ["60 days"],
  ),
  ask(
    "start",
    "Can you move our clients over from the software we use now?",
    "Clients can be imported from a CSV file, and our team moves up to 5,000 of them free of charge.",
    ["CSV", "free of charge"],
  ),
  ask(
    "start",
    "Do you have somebody who could show us around?",
    "A guided tour by video takes half an hour and can be booked on our website every weekday.",
    ["half an hour"],
  ),
  ask(
    "start",
    "How do I add a new colleague?",
    "Invite colleagues under Team; they get an e-mail with a link that is good for seven days.",
    ["Team"],
    "C-352",
  ),
  ask(
    "start",
    "My colleague says that her invitation has expired. What now?",
    "An invitation is good for seven days; under Team it can be sent again.",
    ["seven days"],
    "C-352",
  ),
  ask(
    "start",
    "Is there an app for phones?",
    "The app for iPhone and Android shows the day's appointments and lets you move them.",
    ["iPhone"],
  ),
  ask(
    "start",
    "At what hours can I reach you by phone?",
    "We answer the phone on weekdays from 8 to 18 o'clock, and mails within one working day.",
    ["8 to 18"],
  ),
];
