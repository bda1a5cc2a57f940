"""What the signer answers: it trusts nobody who asks, and signs only what the log already holds."""

import base64
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from socle.core.credential.award import SALT_BYTES, Award, read_award
from socle.core.credential.badge_signer import BadgeSigner
from socle.core.credential.contexts import Contexts
from socle.core.credential.did import did_web
from socle.core.credential.open_badge import Publication
from socle.core.credential.status_order import PLACES
from socle.core.errors import Refusal, UnreadableInput
from socle.core.framework.bundle import bundle_files
from socle.core.framework.loading import load_bundle
from socle.core.framework.model import Framework
from socle.core.log.checkpoint import open_checkpoint, sign_checkpoint
from socle.core.log.entry import Entry, EntryType, fingerprint
from socle.core.log.note import ED25519, Note, VerifierKey
from socle.core.log.proof import read_proof
from socle.core.log.tree import EMPTY, TreeHead, leaf_hash
from socle.core.log.verification import is_consistent, is_included
from socle.signer.issuer_documents import issuer_documents
from socle.signer.keys import HeldKey, Use
from socle.signer.memory import Memory
from socle.signer.papers import Logged, Sealing, qr_token, refuse_other_badge, sealed_certificate
from socle.signer.requests import Request, read_request
from socle.signer.settings import SignerSettings
from socle.signer.status_credential import status_credential

Clock = Callable[[], datetime]


class Desk:
    """Answers one request after the other. `folder` keeps the last state of the log that was signed."""

    def __init__(self, settings: SignerSettings, contexts: Contexts, *, folder: Path, clock: Clock) -> None:
        self.settings, self.contexts, self.clock = settings, contexts, clock
        self.memory = Memory(folder / "last-checkpoint.json")
        self.frameworks: dict[tuple[str, str], Framework] = {}
        badge = self.key(Use.BADGE)
        self.badges = BadgeSigner(self.method(badge), badge.key.sign, contexts)
        self.opened: tuple[Note | None, TreeHead] = None, EMPTY
        self.sealing = Sealing(settings, badge, self.key(Use.SEAL))

    def key(self, use: Use) -> HeldKey:
        """The key in use: the latest that is not revoked."""
        held = [key for key in self.settings.keys if key.use is use and key.revoked is None]
        if not held:
            raise Refusal(f"Il n’y a plus de clé pour « {use} ».", "Faites-en une nouvelle.")
        return max(held, key=lambda key: key.year)

    def method(self, key: HeldKey) -> str:
        return f"{did_web(self.settings.host)}#{key.name}"

    def answer(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one request; Refusal or UnreadableInput otherwise."""
        request = read_request(message)
        answers: dict[str, Callable[[Request], dict[str, Any]]] = {
            "head": self._head,
            "checkpoint": self._checkpoint,
            "framework": self._framework,
            "badges": self._badges,
            "status": self._status,
            "pdf": self._pdf,
            "issuer": lambda _: issuer_documents(self.settings),
        }
        return answers[request.verb](request)

    def _head(self, request: Request) -> dict[str, Any]:
        return {"size": self.memory.head.size}

    def _checkpoint(self, request: Request) -> dict[str, Any]:
        """Sign the log's new state once it is proved to begin with the last one signed."""
        head = TreeHead(request.whole("size"), request.hexadecimal("root", 32))
        last = self.memory.head
        proof = tuple(bytes.fromhex(each) for each in request.texts("proof"))
        if request.whole("old") != last.size or not is_consistent(last, head, proof):
            raise Refusal(
                f"Cet état du journal ne commence pas par le dernier signé ({last.size} empreintes).",
                "Ne publiez rien : reprenez le journal et la base d’une copie plus récente.",
            )
        log = self.key(Use.LOG)
        note = sign_checkpoint(head, self._vkey(log), log.key.sign)
        self.memory.keep(head)
        return {"note": str(note)}

    def _framework(self, request: Request) -> dict[str, Any]:
        """Learn a published framework, if its line is in the log."""
        bundle = base64.b64decode(request.text("bundle"), validate=True)
        entry = Entry(EntryType.FRAMEWORK, fingerprint(bundle))
        self._refuse_unlogged(entry, request.text("proof"), "Ce référentiel")
        framework = load_bundle(bundle_files(bundle), where="le référentiel")
        self.frameworks[framework.slug, framework.version] = framework
        return {}

    def _badges(self, request: Request) -> dict[str, Any]:
        now = self.clock()
        logged = [self._logged(Request("badge", each)) for each in request.objects("awards")]
        badges = [self._badge(each, now) for each in logged]
        return {"badges": badges, "tokens": [qr_token(each, self.sealing) for each in logged]}

    def _badge(self, logged: Logged, now: datetime) -> str:
        self._refuse_outside_window(logged.award, now)
        publication = Publication(self.settings.host, *logged.status, logged.proof)
        created = now.strftime("%Y-%m-%dT%H:%M:%SZ")
        badge = self.badges.signed_badge(logged.award, logged.framework, publication, created=created)
        return badge.decode()

    def _logged(self, asked: Request) -> Logged:
        """The award asked about, once it is ours and its line is found in the log."""
        award = read_award(asked.object("record"))
        salt, proof = asked.hexadecimal("salt", SALT_BYTES), asked.text("proof")
        number, place = asked.numbers("status", 2)
        self._refuse_other_issuer(award)
        self._refuse_unlogged(Entry(EntryType.AWARD, award.commitment(salt)), proof, "Cette attribution")
        if read_proof(proof).extra != salt:
            raise Refusal("La preuve ne porte pas le sel de l’attribution.", "Refaites la preuve avec lui.")
        framework = self.frameworks.get((award.framework, award.version))
        if framework is None:
            raise Refusal(
                f"Le signataire ne connaît pas {award.framework} {award.version}.",
                "Montrez-lui ce référentiel avec sa preuve d’inscription.",
            )
        return Logged(award, framework, salt, proof, (number, place))

    def _status(self, request: Request) -> dict[str, Any]:
        revoked = request.numbers("revoked")
        if any(place >= PLACES for place in revoked):
            raise UnreadableInput("revoked : une place est hors de la liste", remedy="Voyez requests.py.")
        key = self.key(Use.STATUS)
        made = status_credential(
            self.settings.host,
            request.whole("list"),
            revoked,
            method=self.method(key),
            sign=key.key.sign,
            contexts=self.contexts,
            now=self.clock(),
            days=self.settings.status_days,
        )
        return {"credential": made}

    def _pdf(self, request: Request) -> dict[str, Any]:
        """Set and seal the certificate of an award in the log, around the badge that was signed for it."""
        logged = self._logged(Request("badge", request.object("award")))
        badge = request.text("badge")
        refuse_other_badge(badge, logged.award, self._badge_keys(), self.contexts)
        pdf = sealed_certificate(logged, badge, code=request.text("code"), sealing=self.sealing)
        return {"pdf": base64.b64encode(pdf).decode()}

    def _badge_keys(self) -> dict[str, bytes]:
        return {self.method(key): key.key.public for key in self.settings.keys if key.use is Use.BADGE}

    def _vkey(self, key: HeldKey) -> VerifierKey:
        return VerifierKey(f"{self.settings.host}/log", ED25519, key.key.public)

    def _refuse_unlogged(self, entry: Entry, proof: str, what: str) -> None:
        try:
            told = read_proof(proof)
            logged = is_included(
                leaf_hash(bytes(entry)), told.index, told.hashes, self._open(told.checkpoint)
            )
        except (Refusal, UnreadableInput):
            logged = False
        if not logged:
            raise Refusal(
                f"{what} n’est pas inscrite au journal : rien n’est signé.", "Publiez le journal d’abord."
            )

    def _open(self, checkpoint: Note) -> TreeHead:
        """The head that our log signed; the proofs of one batch share it, so it is verified once."""
        if checkpoint != self.opened[0]:
            logs = tuple(self._vkey(key) for key in self.settings.keys if key.use is Use.LOG)
            self.opened = checkpoint, open_checkpoint(checkpoint, logs).head
        return self.opened[1]

    def _refuse_other_issuer(self, award: Award) -> None:
        if award.specimen != self.settings.specimen or award.issuer != self.settings.organisation:
            raise Refusal(
                f"Le signataire signe pour {self.settings.organisation}, pas pour {award.issuer}.",
                "Vérifiez les réglages du certificateur et du signataire.",
            )

    def _refuse_outside_window(self, award: Award, now: datetime) -> None:
        """An award of long ago or of tomorrow is not signed: a stolen application cannot back-date."""
        first = (now - timedelta(days=self.settings.window_days)).date().isoformat()
        last = (now + timedelta(days=1)).date().isoformat()
        if not first <= award.issued <= last:
            raise Refusal(
                f"La date de délivrance ({award.issued}) est hors de la période où le signataire signe.",
                "Vérifiez la date, ou les réglages du signataire.",
            )
