"""What changed between two versions of a framework, in sentences people can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from socle.core.framework.model import Criterion, Framework, Subdomain


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    THRESHOLD = "threshold"
    MANDATORY = "mandatory"


@dataclass(frozen=True, slots=True)
class Change:
    kind: ChangeKind
    code: str
    sentence: str


def difference(old: Framework, new: Framework) -> tuple[Change, ...]:
    """Criteria removed, added, reworded or made mandatory, then thresholds, in the order of the files."""
    before = {criterion.code: criterion for criterion in old.criteria()}
    after = {criterion.code: criterion for criterion in new.criteria()}
    removed = (_removed(before[code]) for code in before if code not in after)
    added = (_added(after[code]) for code in after if code not in before)
    kept = (change for code in after if code in before for change in _kept(before[code], after[code]))
    return (*removed, *added, *kept, *_thresholds(old, new))


def _removed(criterion: Criterion) -> Change:
    sentence = f"Le critère {criterion.code} « {criterion.text} » est supprimé."
    return Change(ChangeKind.REMOVED, criterion.code, sentence)


def _added(criterion: Criterion) -> Change:
    obligation = " Il est obligatoire." if criterion.mandatory else ""
    sentence = f"Le critère {criterion.code} « {criterion.text} » est ajouté.{obligation}"
    return Change(ChangeKind.ADDED, criterion.code, sentence)


def _kept(old: Criterion, new: Criterion) -> Iterator[Change]:
    if old.text.value != new.text.value:
        sentence = f"Le critère {new.code} « {old.text} » devient « {new.text} »."
        yield Change(ChangeKind.REWORDED, new.code, sentence)
    if old.mandatory != new.mandatory:
        verb = "devient obligatoire" if new.mandatory else "n’est plus obligatoire"
        yield Change(ChangeKind.MANDATORY, new.code, f"Le critère {new.code} {verb}.")


def _thresholds(old: Framework, new: Framework) -> Iterator[Change]:
    before = {subdomain.code: subdomain for subdomain in old.subdomains()}
    for subdomain in new.subdomains():
        known = before.get(subdomain.code)
        if known is not None and known.threshold != subdomain.threshold:
            sentence = (
                f"Le seuil du sous-domaine {subdomain.code} passe de {_rule(known)} à {_rule(subdomain)}."
            )
            yield Change(ChangeKind.THRESHOLD, subdomain.code, sentence)


def _rule(subdomain: Subdomain) -> str:
    """The threshold with what it means: « 66 % (2 critères sur 3) »."""
    plural = "s" if subdomain.required > 1 else ""
    return f"{subdomain.threshold} % ({subdomain.required} critère{plural} sur {len(subdomain.criteria)})"
