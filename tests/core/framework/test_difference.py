from dataclasses import replace

from socle.core.framework.difference import Change, ChangeKind, difference
from socle.core.framework.model import Criterion, Framework
from tests.core.framework.test_loading import SMALL, law


def version_two(*criteria: Criterion, threshold: int) -> Framework:
    domain = SMALL.domains[0]
    subdomain = replace(domain.subdomains[0], threshold=threshold, criteria=criteria)
    return replace(SMALL, version="2", domains=(replace(domain, subdomains=(subdomain,)),))


def test_a_version_does_not_differ_from_itself() -> None:
    assert difference(SMALL, SMALL) == ()


def test_each_change_between_two_versions_is_said_in_one_sentence() -> None:
    new = version_two(
        Criterion("1.1.2", law("Vérifier un calcul"), mandatory=False),
        Criterion("1.1.3", law("Soustraire"), mandatory=True),
        threshold=100,
    )
    assert difference(SMALL, new) == (
        Change(ChangeKind.REMOVED, "1.1.1", "Le critère 1.1.1 « Additionner deux nombres » est supprimé."),
        Change(ChangeKind.ADDED, "1.1.3", "Le critère 1.1.3 « Soustraire » est ajouté. Il est obligatoire."),
        Change(
            ChangeKind.REWORDED,
            "1.1.2",
            "Le critère 1.1.2 « Vérifier une somme » devient « Vérifier un calcul ».",
        ),
        Change(ChangeKind.MANDATORY, "1.1.2", "Le critère 1.1.2 n’est plus obligatoire."),
        Change(
            ChangeKind.THRESHOLD,
            "1.1",
            "Le seuil du sous-domaine 1.1 passe de 50 % (1 critère sur 2) à 100 % (2 critères sur 2).",
        ),
    )
