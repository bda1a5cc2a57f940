/* The award that a badge of ours says, read back from it. */

import { Unreadable, fromBase64, fromUtf8, toBase64, utf8 } from "./bytes.js";
import { fitAward } from "./award.js";
import { KINDS, PROOF_PREFIX, writtenAgain } from "./badge-form.js";
import { same, typesOf } from "./json.js";

const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$/;

/** Whether a JSON object says that it is an Open Badge, whoever issued it. */
export function isBadge(document) {
  const types = typesOf(document);
  return types.includes("VerifiableCredential") && ["OpenBadgeCredential", "AchievementCredential"].some((type) => types.includes(type));
}

/** What a badge says: { award, host, list, place, proof, recognised }; only the exact form of ours is read. */
export function readBadge(document) {
  const { proof: _, ...plain } = document;
  try {
    const read = readParts(plain);
    if (!same(writtenAgain(read.award, read), plain)) throw new Unreadable("badge");
    return { ...read, proof: proofText(read.proof) };
  } catch {
    // A part that is not where it should be, or not of the type it should be.
    throw new Unreadable("badge");
  }
}

function readParts(document) {
  const { achievement } = document.credentialSubject;
  const { statusListCredential, statusListIndex } = document.credentialStatus;
  const recognised = achievement.alignment.map(recognisedBy);
  const host = document.issuer.url.slice("https://".length, -1);
  const list = statusListCredential.split("/").at(-1);
  if (!HOST.test(host) || ![list, statusListIndex].every((number) => /^(0|[1-9][0-9]{0,11})$/.test(number))) throw new Unreadable("badge");
  return {
    award: fitAward(awardOf(document, recognised)),
    host,
    list,
    place: statusListIndex,
    proof: document.evidence[0].id.slice(PROOF_PREFIX.length),
    summary: achievement.description,
    recognised,
  };
}

function awardOf(document, recognised) {
  const { achievement, identifier, licenseNumber = "", source } = document.credentialSubject;
  const kind = Object.keys(KINDS).find((each) => KINDS[each].type === achievement.achievementType);
  return {
    id: document.id,
    kind,
    framework: achievement.id.split("/").at(-2),
    version: achievement.version,
    title: achievement.name.slice(KINDS[kind].name.length),
    registration: achievement.humanCode ?? "",
    number: licenseNumber,
    holder: identifier[0].identityHash,
    subdomains: recognised.filter((each) => !each.isDomain).map((each) => each.code),
    decided: document.awardedDate.slice(0, 10),
    issued: document.validFrom.slice(0, 10),
    until: (document.validUntil ?? "").slice(0, 10),
    issuer: document.issuer.name,
    signatory: document.issuer.official,
    place: document.issuer.address.addressLocality,
    origin: kind === "elsewhere" ? source.name : "",
    specimen: "tag" in achievement,
  };
}

function recognisedBy(alignment) {
  const { targetCode: code, targetName: name, targetDescription: description, targetType } = alignment;
  if (![code, name, description].every((text) => typeof text === "string")) throw new Unreadable("alignment");
  return { code, name, description, isDomain: targetType === "ext:Domain" };
}

/** The text of the log's proof, written in base64 in the one way there is. */
function proofText(encoded) {
  const text = fromUtf8(fromBase64(encoded));
  if (toBase64(utf8(text)) !== encoded) throw new Unreadable("proof");
  return text;
}
