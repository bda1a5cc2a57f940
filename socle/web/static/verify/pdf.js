/* A PDF: the seal says that nothing of it changed, and the badge that it carries says the rest. */

import { Unreadable, equal, fromBase64 } from "./bytes.js";
import { no, unknown, verdict, yes } from "./check.js";
import { readObject } from "./json.js";
import { attachedBadge } from "./pdf-files.js";
import { PdfObjects } from "./pdf-objects.js";
import { readSeal } from "./seal.js";
import { NotRead, read } from "./site.js";
import { verifyBadge } from "./verify.js";

const KEYS = "/.well-known/jwks.json";

export const isPdf = (bytes) => [0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, place) => bytes[place] === byte);

/** The verification of a PDF at that instant. */
export async function verifyPdf(bytes, at) {
  const seal = await readSeal(bytes);
  const badge = await badgeIn(bytes.subarray(0, seal.end));
  if (badge) return verifyBadge(badge, at, (issuer) => sealChecks(seal, issuer));
  if (seal.state !== "modified") throw new Unreadable("no_badge");
  const others = ["issuer", "status", "log"].map((name) => unknown(name, "change_proves_nothing"));
  const checks = [no("intact", "pdf_modified"), ...others];
  return { checks, verdict: verdict(checks), award: null };
}

/** The badge that the sealed part of the file carries, null when there is none to read. */
async function badgeIn(bytes) {
  try {
    const content = await attachedBadge(await PdfObjects.open(bytes));
    return content && readObject(content);
  } catch {
    // A hostile file may trip the reading anywhere: whatever happens, it could not be read.
    return null;
  }
}

/** Who made the seal, and what it says; `issuer` is null when its keys could not be read. */
async function sealChecks(seal, issuer) {
  if (seal.state === "absent") return [no("intact", "pdf_not_sealed")];
  if (seal.state === "modified") return [no("intact", "pdf_modified")];
  const intact = yes("intact", seal.prolonged ? "pdf_prolonged" : "pdf_whole");
  return issuer ? [await sealedBy(seal.certificate, issuer), intact] : [intact];
}

async function sealedBy(certificate, issuer) {
  try {
    const { keys = [] } = readObject((await read(KEYS)).content);
    const own = keys.find(({ x5c }) => equal(fromBase64(x5c?.[0] ?? ""), certificate));
    if (!own) return unknown("issuer", "seal_unknown");
    const revoked = issuer.revoked.get(`${issuer.did}#${own.kid}`);
    return revoked ? unknown("issuer", "seal_revoked", { day: revoked }) : yes("issuer", "seal_published", { host: issuer.host });
  } catch (error) {
    if (error instanceof NotRead) return unknown("issuer", "keys_not_read");
    if (error instanceof Unreadable) return unknown("issuer", "seal_unknown");
    throw error;
  }
}
