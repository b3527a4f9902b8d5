"use server";

import { action } from "@/lib/http/action";
import { findAnything } from "@/lib/search/find-anything";
import { FindAnything } from "@/lib/search/schema";

export const find = action(FindAnything, findAnything);
