import { sha256 } from "@/lib/sha256";
import type { Content } from "@/lib/templates/content";
import { checkBinding } from "./check-binding";
import { checkDecision } from "./check-decision";
import { checkEvaluation } from "./check-evaluation";
import { EvidenceFile, evidenceFormat, evidenceFormatVersion } from "./evidence-file";
import { evidenceText } from "./evidence-text";
import { Findings } from "./findings";
import { keptEvidence } from "./kept-evidence";
import type { Isolate } from "./rescore-result";

export type Verification = {
  verdict: "holds" | "fails" | "unknown";
  sha256: string;
  file: EvidenceFile | null;
  findings: Findings;
};

const lastField = '"sha256":"';

/**
 * Whether an evidence file holds: what stands in it is what its hash was made of, in the form we write, and every hash, fingerprint,
 * score, figure, verdict and rule in it comes out again. Nothing but the file is looked at.
 */
export async function verifyEvidence(text: string, isolate: Isolate): Promise<Verification> {
  const findings = new Findings();
  const hash = sha256(text.slice(0, Math.max(0, text.lastIndexOf(lastField))));
  const file = readFile(text, hash, findings);
  if (file) await checkAll(file, text, isolate, findings);
  const verdict = findings.count > 0 ? "fails" : findings.unknown.size > 0 ? "unknown" : "holds";
  return { verdict, sha256: hash, file, findings };
}

function readFile(text: string, hash: string, findings: Findings): EvidenceFile | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    if (text.includes(`"${evidenceFormat}"`)) findings.differ("file", `it is not JSON any more: ${why}`);
    else findings.unknown.add(`This is no evidence file: ${why}`);
    return null;
  }
  const { format, formatVersion, sha256: recorded } = Object(raw);
  if (typeof recorded === "string" && recorded !== hash)
    findings.differ("file", `its content has the SHA-256 ${hash}, and it says ${recorded}: it was changed after it was made`);
  if (format !== evidenceFormat || formatVersion !== evidenceFormatVersion) {
    findings.unknown.add(
      `This is no evidence file of version ${evidenceFormatVersion}: it says ${format}, version ${formatVersion}.`,
    );
    return null;
  }
  const { data, error } = EvidenceFile.safeParse(raw);
  for (const { path, message } of error?.issues ?? []) findings.differ(path.join("."), message);
  return data ?? null;
}

async function checkAll(file: EvidenceFile, text: string, isolate: Isolate, findings: Findings): Promise<void> {
  await checkForm(file, text, findings);
  const contents = checkContents(file, findings);
  try {
    const kept = keptEvidence(file.decision);
    checkBinding(file, kept, findings);
    checkDecision(file, kept, findings);
  } catch (error) {
    findings.differ("decision", `it cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  for (const evaluation of file.evaluations) await checkEvaluation(evaluation, { contents, isolate }, findings);
}

/** Written again, the file is the same to the byte: nothing stands in it twice, in another order or beside what we write. */
async function checkForm(file: EvidenceFile, text: string, findings: Findings): Promise<void> {
  let at = 0;
  for await (const piece of evidenceText(file)) {
    if (piece.startsWith(lastField)) break; // the hash was looked at
    if (!text.startsWith(piece, at)) {
      const line = text.slice(0, at).split("\n").length;
      return findings.differ("file", `it is not written as it should be, near line ${line}`);
    }
    at += piece.length;
  }
  const rest = text.slice(at);
  if (rest !== `${lastField}${file.sha256}"}\n`) findings.differ("file", "it does not end with its hash");
}

function checkContents({ promotion, contents }: EvidenceFile, findings: Findings): Map<string, Content> {
  const wanted = [promotion.contentHash, promotion.fromContentHash].filter((hash) => hash !== null);
  findings.same("contents", "hashes", contents.map(({ hash }) => hash).toSorted(), [...new Set(wanted)].toSorted());
  const read = new Map<string, Content>();
  for (const { hash, text } of contents) {
    if (findings.same(`content ${hash}`, "hash", hash, sha256(text))) read.set(hash, JSON.parse(text));
  }
  return read;
}
