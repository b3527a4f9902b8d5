import type { Layout } from "./write-invoice";

/** What one invoice says; the text around it is the layout's. `order` is the buyer's own number, there to mislead. */
export type Invoice = {
  layout: Layout;
  from: string;
  what: string;
  number: string;
  order: string;
  issued: string;
  due: string;
  net: number;
  total: number;
  currency: string;
  contact: string;
};

const row = (
  layout: Layout,
  [from, what, contact]: [string, string, string],
  [number, order]: [string, string],
  [issued, due]: [string, string],
  [net, total, currency]: [number, number, string],
): Invoice => ({ layout, from, what, contact, number, order, issued, due, net, total, currency });

const bakery: [string, string, string] = ["Brødrene Vik Bakery", "bread and rolls for the canteen", "post@vikbakery.example"];
const cleaning: [string, string, string] = [
  "Klara Cleaning Ltd",
  "cleaning of the office on two floors",
  "accounts@klara.example",
];
const printer: [string, string, string] = ["Papier & Presse", "2,000 flyers, folded", "rechnung@papierpresse.example"];
const hosting: [string, string, string] = ["Northrack Hosting", "two virtual servers", "billing@northrack.example"];
const courier: [string, string, string] = ["Velo Courier Collective", "deliveries within the city", "hello@velocourier.example"];
const lawyers: [string, string, string] = ["Adeyemi & Rossi", "advice on the lease", "office@adeyemirossi.example"];
const furniture: [string, string, string] = ["Tischlerei Brandt", "six desks in ash", "brandt@tischlerei.example"];
const coffee: [string, string, string] = ["Kaldi Roasters", "12 kg of espresso beans", "orders@kaldiroasters.example"];
const design: [string, string, string] = ["Studio Ohrwurm", "the sound of the opening trailer", "studio@ohrwurm.example"];
const power: [string, string, string] = ["Fjordkraft Supply", "electricity, first quarter", "service@fjordkraftsupply.example"];
const travel: [string, string, string] = ["Atlas Travel Desk", "three train journeys", "desk@atlastravel.example"];
const garden: [string, string, string] = ["Green Thumb Offices", "care of 40 plants", "care@greenthumb.example"];

/** The invoices of one spring at a small company. */
export const invoices: Invoice[] = [
  row("classic", bakery, ["BV-20418", "PO-7701"], ["2026-03-02", "2026-03-16"], [412, 473.8, "EUR"]),
  row("classic", cleaning, ["KC-55120", "PO-7702"], ["2026-03-03", "2026-04-02"], [980, 1176, "GBP"]),
  row("classic", printer, ["RE-10933", "PO-7703"], ["2026-03-05", "2026-03-19"], [341.5, 406.39, "EUR"]),
  row("classic", furniture, ["TB-3307", "PO-7704"], ["2026-03-09", "2026-04-08"], [4230, 5033.7, "EUR"]),
  row("classic", coffee, ["KR-81240", "PO-7705"], ["2026-03-10", "2026-03-24"], [198.6, 212.5, "EUR"]),
  row("classic", garden, ["GT-6612", "PO-7706"], ["2026-03-12", "2026-04-11"], [150, 178.5, "EUR"]),
  row("letter", lawyers, ["AR-2291", "PO-7711"], ["2026-03-04", "2026-04-03"], [1041.25, 1249.5, "GBP"]),
  row("classic", courier, ["VC-90517", "PO-7712"], ["2026-03-06", "2026-03-20"], [268, 318.92, "EUR"]),
  row("letter", design, ["SO-1184", "PO-7713"], ["2026-03-11", "2026-04-10"], [2600, 3094, "EUR"]),
  row("letter", travel, ["AT-44031", "PO-7714"], ["2026-03-13", "2026-03-27"], [389.16, 429.8, "USD"]),
  row("classic", garden, ["GT-6640", "PO-7715"], ["2026-04-14", "2026-05-14"], [150, 178.5, "EUR"]),
  row("letter", furniture, ["TB-3341", "PO-7716"], ["2026-04-16", "2026-05-16"], [705, 838.95, "EUR"]),
  row("orderFirst", hosting, ["NR-70081", "PO-7721"], ["2026-03-01", "2026-03-31"], [96, 115.2, "USD"]),
  row("classic", printer, ["RE-10971", "PO-7722"], ["2026-03-17", "2026-03-31"], [88.4, 105.2, "EUR"]),
  row("orderFirst", coffee, ["KR-81302", "PO-7723"], ["2026-03-24", "2026-04-07"], [231.7, 247.92, "EUR"]),
  row("classic", bakery, ["BV-20476", "PO-7724"], ["2026-04-01", "2026-04-15"], [455.2, 523.48, "EUR"]),
  row("orderFirst", cleaning, ["KC-55188", "PO-7725"], ["2026-04-03", "2026-05-03"], [980, 1176.5, "GBP"]),
  row("orderFirst", power, ["FS-308814", "PO-7726"], ["2026-04-07", "2026-04-21"], [1312.4, 1640.5, "USD"]),
  row("delivered", courier, ["VC-90588", "PO-7731"], ["2026-03-20", "2026-04-03"], [311.5, 370.69, "EUR"]),
  row("delivered", coffee, ["KR-81377", "PO-7732"], ["2026-04-09", "2026-04-23"], [198.6, 212.51, "EUR"]),
  row("classic", printer, ["RE-11020", "PO-7733"], ["2026-04-10", "2026-04-24"], [512, 609.28, "EUR"]),
  row("delivered", furniture, ["TB-3390", "PO-7734"], ["2026-04-22", "2026-05-22"], [1180, 1404.2, "EUR"]),
  row("delivered", bakery, ["BV-20533", "PO-7735"], ["2026-05-04", "2026-05-18"], [399.1, 458.97, "EUR"]),
  row("delivered", garden, ["GT-6688", "PO-7736"], ["2026-05-13", "2026-06-12"], [165, 196.35, "EUR"]),
  row("renewal", hosting, ["NR-70154", "PO-7741"], ["2026-04-01", "2026-04-30"], [96, 115.25, "USD"]),
  row("renewal", hosting, ["NR-70233", "PO-7742"], ["2026-05-01", "2026-05-31"], [144, 172.8, "USD"]),
  row("renewal", power, ["FS-311207", "PO-7743"], ["2026-04-30", "2026-05-14"], [420.1, 525.13, "USD"]),
  row("classic", cleaning, ["KC-55241", "PO-7744"], ["2026-05-04", "2026-06-03"], [1020, 1224.6, "GBP"]),
  row("classic", travel, ["AT-44102", "PO-7745"], ["2026-04-17", "2026-05-01"], [35, 41.65, "USD"]),
  row("renewal", garden, ["GT-6701", "PO-7746"], ["2026-06-01", "2026-06-30"], [165, 196.4, "EUR"]),
  row("figures", furniture, ["TB-3412", "PO-7751"], ["2026-05-06", "2026-06-05"], [2940, 3498.6, "EUR"]),
  row("figures", printer, ["RE-11087", "PO-7752"], ["2026-05-08", "2026-05-22"], [129.9, 154.58, "EUR"]),
  row("figures", design, ["SO-1201", "PO-7753"], ["2026-05-12", "2026-06-11"], [850, 1011.5, "EUR"]),
  row("figures", courier, ["VC-90655", "PO-7754"], ["2026-05-15", "2026-05-29"], [274.8, 327.01, "EUR"]),
  row("forwarded", lawyers, ["AR-2318", "PO-7761"], ["2026-04-20", "2026-05-20"], [640, 768.4, "GBP"]),
  row("forwarded", travel, ["AT-44169", "PO-7762"], ["2026-05-05", "2026-05-19"], [512.7, 566.3, "USD"]),
  row("forwarded", power, ["FS-313390", "PO-7763"], ["2026-05-29", "2026-06-12"], [398.2, 497.75, "USD"]),
  row("forwarded", coffee, ["KR-81450", "PO-7764"], ["2026-05-11", "2026-05-25"], [264.8, 283.34, "EUR"]),
  row("forwarded", bakery, ["BV-20591", "PO-7765"], ["2026-06-02", "2026-06-16"], [421.4, 484.61, "EUR"]),
  row("forwarded", cleaning, ["KC-55302", "PO-7766"], ["2026-06-04", "2026-07-04"], [1020, 1224.7, "GBP"]),
  row("classic", travel, ["AT-44230", "PO-7771"], ["2026-06-08", "2026-06-22"], [188.3, 207.9, "USD"]),
  row("letter", hosting, ["NR-70310", "PO-7772"], ["2026-06-01", "2026-06-30"], [144, 172.85, "USD"]),
];
