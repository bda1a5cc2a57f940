/* The exact form that the issuer gives to a badge: what its award says, and nothing more.

   A badge is written again from what was read of it, and must be the same. socle/core/credential/open_badge.py
   writes it; a test compares the two. */

import { CREDENTIALS_V2, OPEN_BADGES_V3 } from "./contexts.js";

export const PROOF_PREFIX = "data:text/plain;charset=utf-8;base64,";
const SPECIMEN = "SPÉCIMEN, sans valeur";
const NOT_THE_CERTIFICATE = "Ceci n’est pas le certificat CléA.";

export const KINDS = {
  certificate: {
    type: "Certificate",
    path: "certificats",
    name: "",
    criteria: "Tous les domaines du référentiel sont acquis. La décision est prise par le certificateur.",
  },
  statement: {
    type: "ext:StatementOfAcquiredDomains",
    path: "attestations",
    name: "Attestation de domaines acquis : ",
    criteria: `${NOT_THE_CERTIFICATE} Les domaines cités sont acquis jusqu’à la date de fin.`,
  },
  elsewhere: {
    type: "ext:ResultsObtainedElsewhere",
    path: "acquis-ailleurs",
    name: "Résultats obtenus ailleurs : ",
    criteria: `${NOT_THE_CERTIFICATE} Les domaines cités ont été évalués par un autre organisme.`,
  },
};

/** The badge of this award; `said` is what surrounds it: host, list, place, proof (base64), summary, recognised. */
export function writtenAgain(award, said) {
  const name = KINDS[award.kind].name + award.title;
  return {
    "@context": [CREDENTIALS_V2, OPEN_BADGES_V3],
    id: award.id,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: award.specimen ? `${SPECIMEN} : ${name}` : name,
    issuer: issuer(award, said.host),
    validFrom: `${award.issued}T00:00:00Z`,
    awardedDate: `${award.decided}T00:00:00Z`,
    credentialSubject: subject(award, said),
    credentialStatus: status(said),
    evidence: [evidence(said.proof)],
    ...(award.kind === "statement" && { validUntil: `${award.until}T23:59:59Z` }),
  };
}

export const didWeb = (host) => `did:web:${host.replaceAll(":", "%3A")}`;
export const listAddress = (host, number) => `https://${host}/status/${number}`;

function issuer(award, host) {
  return {
    id: didWeb(host),
    type: ["Profile"],
    name: award.issuer,
    url: `https://${host}/`,
    official: award.signatory,
    address: { type: ["Address"], addressLocality: award.place },
  };
}

function subject(award, said) {
  const holder = { type: "IdentityObject", hashed: false, identityHash: award.holder, identityType: "name" };
  const source = { id: `${award.id}#origine`, type: ["Profile"], name: award.origin };
  return {
    type: ["AchievementSubject"],
    identifier: [holder],
    ...(award.number && { licenseNumber: award.number }),
    ...(award.kind === "elsewhere" && { source }),
    achievement: achievement(award, said),
  };
}

function achievement(award, { host, summary, recognised }) {
  const { type, path, name, criteria } = KINDS[award.kind];
  const address = `https://${host}/${path}/${award.framework}/${award.version}`;
  return {
    id: address,
    type: ["Achievement"],
    achievementType: type,
    name: name + award.title,
    description: summary,
    criteria: { id: `${address}#obtenir`, narrative: criteria },
    version: award.version,
    inLanguage: "fr",
    alignment: recognised.map((each) => alignment(award, host, each)),
    ...(award.registration && { humanCode: award.registration }),
    ...(award.specimen && { tag: ["specimen"] }),
  };
}

function alignment(award, host, { code, name, description, isDomain }) {
  const address = `https://${host}/certificats/${award.framework}/${award.version}#${code}`;
  return {
    id: address,
    type: ["Alignment"],
    targetCode: code,
    targetName: name,
    targetDescription: description,
    targetFramework: `${award.framework} ${award.version}`,
    targetType: isDomain ? "ext:Domain" : "ceasn:Competency",
    targetUrl: address,
  };
}

function status({ host, list, place }) {
  const address = listAddress(host, list);
  return {
    id: `${address}#${place}`,
    type: "BitstringStatusListEntry",
    statusPurpose: "revocation",
    statusListIndex: place,
    statusListCredential: address,
  };
}

function evidence(proof) {
  return {
    id: PROOF_PREFIX + proof,
    type: ["Evidence"],
    name: "Journal d’empreintes",
    genre: "c2sp.org/tlog-proof@v1",
    narrative: "Ce document est inscrit au journal public d’empreintes ; en voici la preuve.",
  };
}
