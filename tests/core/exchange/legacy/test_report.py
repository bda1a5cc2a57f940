from dataclasses import replace
from datetime import date

import pytest

from socle.core.errors import UnreadableInput
from socle.core.exchange.legacy.report import Known, report, sentences
from socle.core.exchange.legacy.totals import Total, load_totals, reconcile
from socle.environment import home
from tests.core.exchange.legacy.files import ALICE, BOB, history, rehearsed

PIX = BOB | {
    "number": "N-7",
    "framework": "CléA Numérique",
    "issuer": "Certif’Pro",
    "authority": "",
    "awarded_on": "04/05/2021",
    "status": "RETIRE",
    "withdrawn_on": "01/09/2021",
}
TOTAL = Total(date(2019, 12, 31), 100, 5, "Un bilan publié.")


def test_the_report_counts_by_year_issuer_and_framework() -> None:
    rehearsal = rehearsed(history(ALICE, BOB, PIX))
    totals = reconcile((TOTAL,), rehearsal.certificates)
    assert report(rehearsal, totals, None) == {
        "accepted": True,
        "files": {
            name: {"read": count, "accepted": count, "refused": 0, "duplicates": 0}
            for name, count in (("organisations.csv", 1), ("accreditations.csv", 1), ("certificates.csv", 3))
        },
        "withdrawn": 1,
        "birth_places_not_found": 0,
        "certificates": [
            {"year": 2017, "issuer": "COPANEF", "framework": "clea", "count": 2},
            {"year": 2021, "issuer": "Certif’Pro", "framework": "clea-numerique", "count": 1},
        ],
        "totals": [
            {
                "until": "2019-12-31",
                "framework": None,
                "published": 100,
                "counted": 2,
                "difference": -98,
                "agrees": False,
                "source": "Un bilan publié.",
            }
        ],
        "known": None,
        "refused": [],
    }


def test_the_same_is_told_in_plain_french() -> None:
    rehearsal = rehearsed(history(ALICE, BOB | {"title": "X"}))
    told = list(sentences(rehearsal, reconcile((TOTAL,), rehearsal.certificates), Known(1, (), 2)))
    assert told == [
        "organisations.csv : 1 lignes lues, 1 reprises, 0 refusées, 0 en double.",
        "accreditations.csv : 1 lignes lues, 1 reprises, 0 refusées, 0 en double.",
        "certificates.csv : 2 lignes lues, 1 reprises, 1 refusées, 0 en double.",
        "Jusqu’au 31/12/2019, 100 certificats publiés, 1 comptés ici : l’écart est de -99 : à expliquer. "
        "Source : Un bilan publié.",
        "Déjà repris : 1. Personnes peut-être déjà connues : 2.",
        "certificates.csv, ligne 3, colonne « Civilité » : « X » n’est pas prévu ; écrivez M ou MME",
    ]


def test_a_round_total_agrees_within_its_tolerance() -> None:
    (exact,) = reconcile((replace(TOTAL, certificates=1),), rehearsed(history(ALICE)).certificates)
    (far,) = reconcile((replace(TOTAL, certificates=2),), rehearsed(history(ALICE)).certificates)
    assert (exact.agrees, far.agrees, far.difference) == (True, False, -1)


def test_a_total_of_one_framework_counts_it_alone() -> None:
    lines = rehearsed(history(ALICE, PIX)).certificates
    digital = replace(TOTAL, until=date(2026, 1, 1), framework="clea-numerique")
    assert [each.counted for each in reconcile((digital,), lines)] == [1]


def test_the_published_27_000_stand_with_their_source() -> None:
    (total,) = load_totals((home() / "data" / "scheme" / "published_totals.toml").read_text(encoding="utf-8"))
    assert (total.until, total.certificates) == (date(2019, 12, 31), 27_000)
    assert "27000" in total.source


def test_totals_are_refused_all_at_once() -> None:
    with pytest.raises(UnreadableInput) as refused:
        load_totals('colour = 1\n[[total]]\nuntil = 2019-12-31\ncertificates = 0\nsource = "x"\ncount = 2\n')
    assert refused.value.problems == (
        "clé inconnue : colour",
        "total[1] : clé inconnue « count »",
        "total[1] : « tolerance_percent » manque, ou n’est pas de type int",
        "total[1] : « certificates » doit être au moins 1",
    )
