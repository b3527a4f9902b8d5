/** The queues of the demo's support desk. */
export type Queue = "billing" | "access" | "calendar" | "reminders" | "storefront" | "ideas";

/** What customers of a booking software for small businesses wrote, by the queue a person put it into, then by channel and tone. */
export const tickets: Record<Queue, Record<string, string[]>> = {
  billing: {
    "email polite": [
      "Our March invoice lists four seats, but Dario left in January and we only use three. Please correct it and credit the difference.",
      "Could you put our new company name and VAT number NO 918 273 645 on all invoices from now on? Our accountant refuses the old ones.",
      "The card on file expires at the end of the month. Where do I enter the new one so that the payment does not fail?",
      "I cancelled the Plus plan on the 2nd and was still charged 39 euros on the 5th. Please send the money back.",
      "We are a non-profit and somebody on the phone mentioned a discount. What do we pay per year, and do you accept a bank transfer?",
    ],
    "chat terse": ["charged twice this month???", "how do i downgrade to the free plan", "need the receipt for february asap"],
    "chat upset": [
      "This is the third time you take 89 pounds instead of 59. I want a refund today or I call my bank.",
      "You raised the price without telling anybody. I did not agree to this and I will not pay it.",
    ],
    "form plain": [
      "If we switch from monthly to yearly in the middle of the month, is what we already paid taken into account?",
      "The payment page says 'card declined', but my bank tells me that nothing was ever asked of them.",
      "Please send a quote for twelve seats with yearly payment. Procurement needs it on paper before Friday.",
    ],
    "phone note": [
      "Caller asks why the invoice has Swedish VAT on it although the studio is in Denmark. Wants a corrected one by mail.",
      "Customer's trial ended, she never meant to subscribe and sees 19 dollars on her statement. Asks for her money back.",
      "Owner wants to split the bill: two locations, two cost centres, one invoice each.",
    ],
  },
  access: {
    "email polite": [
      "I changed phones and the six-digit codes are gone. How do I get back into my account without them?",
      "Our former receptionist still seems to be able to log in. Please tell me how to remove her user at once.",
      "The link in the password mail says that it is no longer valid, even when I click it within a minute.",
      "I would like to give our bookkeeper read-only rights, so that she sees the figures but can change nothing.",
      "My business partner set up the account with his private address and is on leave. How can ownership be moved to me?",
    ],
    "chat terse": ["cant log in", "locked out after 5 tries", "reset mail never comes"],
    "chat upset": [
      "I have been thrown out of my own account in the middle of a working day, with clients in the waiting room. Let me in!",
      "Every single morning I must sign in again on the front desk tablet. Why does it not remember us?",
    ],
    "form plain": [
      "We want our staff to sign in with their Microsoft work accounts. Which steps are needed on our side?",
      "I invited two colleagues yesterday, neither of them got the invitation. Can you see whether it was sent?",
      "Somebody from another country signed in last night according to your warning mail. It was not us. What now?",
    ],
    "phone note": [
      "Caller forgot which e-mail address she registered with and asks us to look it up by the name of the salon.",
      "Customer typed the wrong password too often, account is blocked for an hour, has appointments to check now.",
      "Owner asks who of her team may see the clients' phone numbers and how to take that permission away.",
    ],
  },
  calendar: {
    "email polite": [
      "Since Tuesday nothing that I enter in Google Calendar blocks the slots in Slotwise any more, and today I had two clients at the same time.",
      "My Outlook shows every booking twice, once as busy and once with the client's name.",
      "All appointments moved by one hour after the clocks changed on Sunday. How do I put them right?",
      "I connected the wrong Google account at first. How can I disconnect it without losing the bookings of the past weeks?",
      "Our holidays are in a shared iCloud calendar. Can they be pulled in so that nobody can book on those days?",
    ],
    "chat terse": ["ical feed empty", "sync stuck since yesterday", "double booking again on thursday"],
    "chat upset": [
      "Two people at the door at ten o'clock, because your sync was asleep again. I am losing customers over this.",
      "I deleted one event on my phone and it wiped out half my week in your system. Give it back!",
    ],
    "form plain": [
      "How long does it usually take until a change in Outlook arrives in Slotwise? With us it is about twenty minutes.",
      "Private events appear to my colleagues with their full titles. I want them to see only that I am busy.",
      "We travel between Lisbon and Berlin, and meetings entered in one place show the wrong time in the other.",
    ],
    "phone note": [
      "Caller's Exchange calendar asks for permission over and over, connection drops each night.",
      "Customer wants lunch breaks from her Apple calendar to block bookings; at present they are ignored.",
      "Therapist sees cancelled sessions still standing in his Google calendar.",
    ],
  },
  reminders: {
    "email polite": [
      "Four clients told me this week that they got no text message the day before. The log says 'delivered' for all of them.",
      "Can the reminder go out two days ahead instead of one? Many of our patients need to arrange a babysitter.",
      "The confirmation e-mail lands in the spam folder of everybody who uses Outlook.",
      "I would like to change the wording of the text message: it greets people by their last name only, which sounds rude.",
      "Clients answer YES to the SMS as we ask them to, but the appointment still stands there as unconfirmed.",
    ],
    "chat terse": ["sms not going out", "reminder sent at 3 am", "wrong name in confirmation mails"],
    "chat upset": [
      "A patient got nine identical messages from us overnight. NINE. Do you know how that looks?",
      "Half of my Saturday stayed empty, because nobody was reminded. Who pays for that?",
    ],
    "form plain": [
      "Is it possible to send the notice in French to some clients and in English to others?",
      "How many text messages are included each month, and what happens when they are used up?",
      "A former client asks to get no more messages from us. Where do I take her off the list?",
    ],
    "phone note": [
      "Caller's clients in Switzerland get no SMS since she changed her sender name.",
      "Customer wants a thank-you mail to go out automatically after each visit, with a link for feedback.",
      "Owner says that reminders still mention the old address of the practice.",
    ],
  },
  storefront: {
    "email polite": [
      "How do I put the booking button on our WordPress site? The code you gave me shows only a grey box.",
      "We now open on Saturdays from nine to one. Where do I change the opening hours that people see?",
      "The photo of our studio looks squeezed on the page that clients see on their phones.",
      "I want a haircut to take 45 minutes and colouring two hours, and both should be offered online.",
      "Please help me use our own domain for the booking page instead of the slotwise.example address.",
    ],
    "chat terse": ["page shows no free slots", "cant upload logo", "how hide a service from the page"],
    "chat upset": [
      "Clients call to ask why your form makes them enter a birthday. I switched that field off twice!",
      "Your page has been telling people for a week that we are fully booked. We are not!",
    ],
    "form plain": [
      "Can new clients be asked to accept our cancellation rules before they pick a time?",
      "The page appears in German although our visitors are Italian. Where is the language set?",
      "We would like to offer gift vouchers and a deposit when somebody books online. How is that set up?",
    ],
    "phone note": [
      "Caller added a new hairdresser, but she cannot be chosen on the public page.",
      "Customer wants visitors to book at most four weeks ahead.",
      "Salon's embedded widget covers the menu of the homepage on small screens.",
    ],
  },
  ideas: {
    "email polite": [
      "It would be wonderful if one could drag an appointment to another colleague. Is something like this planned?",
      "A small suggestion: show the client's last three visits when I hover over a name.",
      "Have you thought of a waiting list? When somebody cancels, the next in line could get the spot.",
      "We would pay more for a version with stock keeping for the products we sell. Is it on your roadmap?",
      "Please consider a dark design for the evening shift. My eyes would thank you.",
    ],
    "chat terse": ["dark mode when?", "any plans for an android tablet app", "pls add recurring group classes"],
    "chat upset": [
      "I have asked for a statistics page three times in two years. Does anybody read these wishes?",
      "Every competitor has a waiting list by now. When will you finally build one?",
    ],
    "form plain": [
      "Idea: let us colour appointments by the kind of treatment. It would make the week far easier to read.",
      "It would help us to export the client list with a filter on the last visit. Could that be added?",
      "Is there any plan to connect Slotwise with Mailchimp? We would love to write to clients who have not come for a while.",
    ],
    "phone note": [
      "Caller suggests a print view of the day for the wall in the kitchen.",
      "Customer would like an assistant that answers calls and books by itself; asks if that is being developed.",
      "Owner proposes a loyalty card: the tenth visit free.",
    ],
  },
};
