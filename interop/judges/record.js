// A second reading of our badges, written from docs/formats/credential.md alone: the award record that a badge says,
// and the line of the log that it must have. {badges} → [{record in RFC 8785 form, entry, proof}]

import {createHash} from 'node:crypto';
import {createRequire} from 'node:module';

import {answer} from './exchange.js';
import {readProof} from './note.js';

const canonicalize = createRequire(import.meta.url)('canonicalize');
const PROOF = 'data:text/plain;charset=utf-8;base64,';
const KINDS = {
  Certificate: ['certificate', ''],
  'ext:StatementOfAcquiredDomains': ['statement', 'Attestation de domaines acquis : '],
  'ext:ResultsObtainedElsewhere': ['elsewhere', 'Résultats obtenus ailleurs : '],
};

function recordOf(badge) {
  const {issuer, credentialSubject: subject} = badge;
  const {achievement} = subject;
  const [kind, before] = KINDS[achievement.achievementType];
  return {
    id: badge.id,
    kind,
    framework: achievement.id.split('/').at(-2),
    version: achievement.version,
    title: achievement.name.slice(before.length),
    registration: achievement.humanCode ?? '',
    number: subject.licenseNumber ?? '',
    holder: subject.identifier[0].identityHash,
    subdomains: achievement.alignment
      .filter(({targetType}) => targetType === 'ceasn:Competency').map(({targetCode}) => targetCode),
    decided: badge.awardedDate.slice(0, 10),
    issued: badge.validFrom.slice(0, 10),
    until: (badge.validUntil ?? '').slice(0, 10),
    issuer: issuer.name,
    signatory: issuer.official,
    place: issuer.address.addressLocality,
    origin: subject.source?.name ?? '',
    specimen: 'tag' in achievement,
  };
}

await answer(({badges}) => badges.map(badge => {
  const proof = Buffer.from(badge.evidence[0].id.slice(PROOF.length), 'base64').toString('utf8');
  const {extra} = readProof(proof);
  const record = canonicalize(recordOf(badge));
  const commitment = createHash('sha256').update(extra).update(record, 'utf8').digest('hex');
  return {record, entry: `award ${commitment}\n`, proof};
}));
