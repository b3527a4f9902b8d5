import type { Invoice } from "./invoices";

export type Layout = "classic" | "letter" | "orderFirst" | "delivered" | "renewal" | "figures" | "forwarded";

type Said = Omit<Invoice, "net" | "total" | "issued" | "due" | "layout"> & {
  net: string;
  total: string;
  vat: string;
  issued: string;
  due: string;
};

const layouts: Record<Layout, (said: Said) => string> = {
  classic: ({ from, what, number, issued, due, net, vat, total, contact }) => `INVOICE

${from}
Customer no.: CN-40117
Invoice no.: ${number}
Invoice date: ${issued}
Due date: ${due}

${what}
Net: ${net}
VAT: ${vat}
Total: ${total}

Questions about this invoice: ${contact}`,

  letter: ({ from, what, number, order, issued, due, net, total, contact }) => `Dear Sir or Madam,

you ordered ${what} under ${order}, for which we had quoted ${net} without VAT.
Our invoice ${number} of ${issued} comes to ${total} with VAT included.
We kindly ask you to pay until ${due}. You reach us at ${contact}.

With kind regards
${from}`,

  orderFirst: ({ from, what, number, order, issued, due, net, vat, total, contact }) => `${from} | ${what}

Your order: ${order}
Our reference: ${number}
Issued: ${issued}
Payable by: ${due}

Subtotal ${net}
Tax ${vat}
Amount payable ${total}

E-mail ${contact}`,

  delivered: ({ from, what, number, order, issued, due, net, total, contact }) => `${from}

Delivery note DN-8${number.slice(-3)}, delivered on 27 February 2026
Order ${order}: ${what}
Invoice ${number}, issued on ${issued}

Price before VAT ${net}
To pay with VAT ${total}, until ${due} at the latest

Contact: ${contact}`,

  renewal: ({ from, what, number, issued, due, net, total, contact }) => `Hello,

your contract with ${from} for ${what} has been renewed as agreed on 15 January 2026.
The document ${number} was issued on ${issued}.
The fee is ${net}, which makes ${total} to pay including VAT. It will be collected from your account, due on ${due}.

Need help? Write to ${contact}.`,

  figures: ({ from, what, number, order, issued, due, net, vat, total, contact }) => `RECHNUNG / INVOICE ${number}

${from}
Invoice date ${issued}
Order ${order}, ${what}

Net ${net}
VAT 19 % ${vat}
Total ${total}

Due ${due}
${contact}`,

  forwarded: ({ from, what, number, order, issued, due, net, vat, total, contact }) => `From: front desk <desk@slotwise.example>
Sent: 30 June 2026
Subject: Fwd: ${what}

Could somebody pay this one? It belongs to ${order}.

> ${from}
> Invoice ${number}
> Date of issue: ${issued}
> Net amount: ${net}
> VAT: ${vat}
> Total amount: ${total}
> Please transfer the money by ${due}.
> Contact for questions: ${contact}`,
};

const months = "January February March April May June July August September October November December".split(" ");

/** "12 March 2026", or as German forms have it, "12.03.2026". */
function dateAs(layout: Layout, iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  if (layout === "figures") return `${day}.${month}.${year}`;
  if (layout === "orderFirst") return iso;
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

function moneyAs(layout: Layout, amount: number, currency: string): string {
  const locale = layout === "figures" ? "de-DE" : "en-GB";
  const digits = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
  return layout === "figures" ? `${digits} ${currency}` : `${currency} ${digits}`;
}

/** An invoice as the mail or letter it came in. */
export function writeInvoice({ layout, net, total, issued, due, ...rest }: Invoice): string {
  const money = (amount: number) => moneyAs(layout, amount, rest.currency);
  const said = { net: money(net), total: money(total), vat: money(total - net) };
  return layouts[layout]({ ...rest, ...said, issued: dateAs(layout, issued), due: dateAs(layout, due) });
}
