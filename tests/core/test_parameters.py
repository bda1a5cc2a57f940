from datetime import date

import pytest

from socle.core.errors import UnreadableInput
from socle.core.framework.model import Provenance
from socle.core.parameters import load_parameters
from socle.environment import home

SHIPPED = load_parameters((home({}) / "data" / "scheme" / "parameters.toml").read_text(encoding="utf-8"))
LINE = 'name = "carry_over_years"\nfrom = 2018-01-01\nvalue = 5\nprovenance = "official"\nsource = "texte"\n'


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(UnreadableInput) as refused:
        load_parameters(text)
    return refused.value.problems


def test_which_roles_need_accreditation_is_dated_per_framework() -> None:
    days = (date(2019, 6, 30), date(2019, 7, 1))
    assert [SHIPPED.value("accredited_roles", framework="clea", on=day) for day in days] == [
        ["assess", "train"],
        ["assess"],
    ]
    assert SHIPPED.value("accredited_roles", framework="clea-numerique", on=days[1]) == ["assess", "train"]


def test_the_jury_step_is_optional_per_framework() -> None:
    day = date(2026, 11, 24)
    slugs = ("clea", "clea-numerique", "clea-management")
    assert [SHIPPED.value("has_jury", framework=slug, on=day) for slug in slugs] == [True, False, True]


def test_when_a_body_is_warned_and_where_hours_start_from_are_dated_and_provisional() -> None:
    names = ("hours_per_criterion", "carry_over_alert_days", "silence_days")
    assert [SHIPPED.value(name, on=date(2026, 11, 24)) for name in names] == [2, 183, 91]
    assert {p.provenance for p in SHIPPED.known if p.name in names} == {Provenance.PROVISIONAL}


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ('framework = "clea"\nvalue = 30', "vaut pour tous les référentiels : retirez « framework »"),
        ("value = 0", "« value » de silence_days doit être au moins 1"),
    ],
)
def test_a_delay_is_positive_and_the_same_for_every_framework(spoilt: str, said: str) -> None:
    text = "[[parameter]]\n" + LINE.replace("carry_over_years", "silence_days").replace("value = 5", spoilt)
    (problem,) = problems(text)
    assert said in problem


def test_how_long_a_link_works_at_first_is_one_of_the_three_choices() -> None:
    assert SHIPPED.value("share_days", on=date(2026, 11, 24)) == 30
    text = "[[parameter]]\n" + LINE.replace("carry_over_years", "share_days").replace("= 5", "= 31")
    assert problems(text) == ("parameter[1] : « value » de share_days doit être l’un de : 7, 30, 365",)


def test_no_value_before_the_first_day() -> None:
    with pytest.raises(KeyError):
        SHIPPED.value("final_scope", framework="clea", on=date(2017, 12, 31))


def test_every_problem_is_named_at_once() -> None:
    text = (
        "[[parameter]]\n"
        + LINE.replace("5", '"cinq"')
        + '[[parameter]]\nname = "x"\n[[parameter]]\n'
        + LINE
        + "a = 1\n"
    )
    assert problems(text) == (
        "parameter[1] : « value » de carry_over_years doit être de type int",
        "parameter[2] : « from » manque",
        "parameter[2] : « provenance » manque",
        "parameter[2] : « source » manque",
        "parameter[2] : « value » manque",
        "parameter[3] : clé inconnue « a »",
        "carry_over_years est donné deux fois pour le même jour",
    )
