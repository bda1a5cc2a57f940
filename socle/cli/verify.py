"""`socle verify FILE [--trust DIR] [--json]`: is this certificate real? For a PDF or an Open Badge, offline.

Exit 0 valid, 1 invalid, 3 could not be checked, 2 unreadable.
"""

import argparse
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from socle.cli.trust_folder import TrustFolder, read_trust
from socle.core.credential.answers import Check, Verdict, Verification, no, unknown, verdict, yes
from socle.core.credential.contexts import Contexts, load_contexts
from socle.core.credential.verify_badge import verify_badge
from socle.core.errors import UnreadableInput
from socle.environment import home

STATUSES = {Verdict.VALID: 0, Verdict.INVALID: 1, Verdict.UNKNOWN: 3}
TITLES = {
    Verdict.VALID: "Ce document est authentique.",
    Verdict.INVALID: "Ne vous fiez pas à ce document.",
    Verdict.UNKNOWN: "Nous n’avons pas pu tout vérifier.",
}
QUESTIONS = {
    "issuer": "Qui l’a délivré",
    "intact": "Intact",
    "status": "Toujours valable",
    "log": "Dans le journal",
    "schema": "Forme",
}
SAID = {"yes": "oui", "no": "non", "unknown": "pas pu vérifier"}
ATTACHED = "certificat.ob.json"
MOST_BYTES = 20_000_000


def add_commands(nouns: Any) -> None:
    command = nouns.add_parser("verify", help="vérifie un certificat (PDF ou Open Badge), hors ligne")
    command.add_argument("file", type=Path)
    command.add_argument("--trust", type=Path, help="dossier des émetteurs de confiance")
    command.add_argument("--json", action="store_true", help="répond en JSON")
    command.set_defaults(run=verify)


def verify(options: argparse.Namespace) -> int:
    content = _content(options.file)
    trusted = read_trust(options.trust or _own_folder())
    contexts = load_contexts(home() / "data" / "contexts")
    kind = "pdf" if content.startswith(b"%PDF-") else "open-badge"
    check = verify_pdf if kind == "pdf" else verify_open_badge
    found = check(content, trusted, contexts, at=datetime.now(UTC))
    print(as_json(options.file, kind, found) if options.json else in_words(found))
    return STATUSES[found.verdict]


def verify_open_badge(
    content: bytes, trusted: TrustFolder, contexts: Contexts, *, at: datetime
) -> Verification:
    return verify_badge(content, trusted.trust, contexts, at=at)


def verify_pdf(content: bytes, trusted: TrustFolder, contexts: Contexts, *, at: datetime) -> Verification:
    """The badge inside answers; the seal says that the text around it is still the one that was sealed."""
    from socle.documents.sealed import UnreadablePdf, read_sealed

    try:
        sealed = read_sealed(content, trusted=trusted.seals)
    except UnreadablePdf as error:
        raise UnreadableInput("Ce PDF est abîmé.", remedy="Demandez de nouveau le fichier.") from error
    if ATTACHED not in sealed.files:
        alone = no("intact", "Ce PDF ne porte pas le badge d’un certificat.")
        return Verification(verdict([alone]), (alone,))
    found = verify_badge(sealed.files[ATTACHED], trusted.trust, contexts, at=at)
    checks = tuple(_with_seal(each, sealed.state) for each in found.checks)
    return replace(found, verdict=verdict(checks), checks=checks)


def _with_seal(check: Check, state: str) -> Check:
    """The seal speaks of two things: who made this PDF, and that nothing of it changed."""
    if check.name == "intact" and check.result == "yes":
        return SEALS.get(state, check)
    if check.name == "issuer" and check.result == "yes" and state == "unknown_key":
        return unknown("issuer", "Le sceau de ce PDF est d’une clé que nous ne connaissons pas.")
    return check


SEALS = {
    "absent": no("intact", "Ce PDF n’est pas scellé : son texte a pu être changé."),
    "modified": no("intact", "Ce PDF a été modifié après avoir été scellé."),
    "intact": yes("intact", "Rien n’a changé, ni dans le badge ni dans le PDF, depuis la signature."),
}


def as_json(file: Path, kind: str, found: Verification) -> str:
    checks = [
        {"name": each.name, "result": each.result.value, "reason": each.reason} for each in found.checks
    ]
    told = {"file": str(file), "kind": kind, "verdict": found.verdict.value, "checks": checks}
    return json.dumps(told, ensure_ascii=False)


def in_words(found: Verification) -> str:
    lines = [TITLES[found.verdict]]
    lines += [f"{QUESTIONS[each.name]} : {SAID[each.result]}. {each.reason}" for each in found.checks]
    return "\n".join(lines)


def _content(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableInput(f"{path} est trop gros pour un certificat", remedy="Vérifiez le fichier.")
    return path.read_bytes()


def _own_folder() -> Path | None:
    """Without --trust: what this installation publishes of itself, if it does."""
    own = home() / "var" / "public"
    return own if (own / ".well-known" / "did.json").is_file() else None
