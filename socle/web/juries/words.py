"""How sittings, files and decisions are told."""

from socle.apps.juries.models import Item
from socle.core.jury import LABELS, VERDICTS, College, JuryVerdict


def reference(item: Item) -> str:
    """What a file is called on paper: the beginning of its pathway's public identifier, no name."""
    begin = item.pathway.public_id.hex[:8].upper()
    return f"{begin[:4]}-{begin[4:]}"


def college_label(college: str) -> str:
    """« Collège des employeurs »"""
    return f"Collège {LABELS[College(college)]}"


def verdict_label(verdict: str) -> str:
    """« Certificat accordé »; nothing while the file waits."""
    return capitalised(VERDICTS[JuryVerdict(verdict)]) if verdict else ""


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str) -> str:
    """« 1 dossier », « 3 dossiers »"""
    return f"{number} {one if number < 2 else many}"


def files_label(number: int) -> str:
    return counted(number, "dossier", "dossiers")
