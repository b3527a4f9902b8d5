import { typeid } from "typeid-js";
import { z } from "zod";

/** The kinds of id; the prefix says what an id belongs to, the rest sorts by time. */
export type IdKind =
  | "adt"
  | "al"
  | "apr"
  | "arm"
  | "bl"
  | "call"
  | "case"
  | "cv"
  | "ds"
  | "ev"
  | "gc"
  | "hold"
  | "inv"
  | "key"
  | "msg"
  | "prm"
  | "pro"
  | "prov"
  | "pv"
  | "req"
  | "res"
  | "rev"
  | "ri"
  | "rq"
  | "run"
  | "sch"
  | "sec"
  | "ses"
  | "sev"
  | "srn"
  | "su"
  | "try"
  | "usr"
  | "wh"
  | "whd"
  | "whs"
  | "ws";

/** A new id such as `prm_01h455vb4pex5vsknk084sn02q` (UUIDv7 in base 32). */
export const newId = (kind: IdKind): string => typeid(kind).toString();

/** An id as a caller names one; whether there is such a thing, the look-up says. */
export const Id = z.string().min(1).max(200);
