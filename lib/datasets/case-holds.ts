import type { SQL } from "drizzle-orm";
import { caseSearch } from "@/db/schema/datasets";
import { holdsText } from "@/lib/holds-text";

/** Whether a version of a case holds the text: in its name, its id of the customer's, its values or its expectations. */
export const caseHolds = (text: string): SQL => holdsText(caseSearch, JSON.stringify(text).slice(1, -1));
