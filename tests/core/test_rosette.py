import re
from xml.etree import ElementTree

import pytest

from socle.core.rosette import Part, describe, petal_share, rosette_svg

PARTS: tuple[Part, ...] = (("Français", 5, 5), ("Calcul", 3, 5), ("Équipe", 4, 4), ("Apprendre", 0, 3))
SVG = "{http://www.w3.org/2000/svg}"


def drawn(parts: tuple[Part, ...], prefix: str = "r") -> ElementTree.Element:
    return ElementTree.fromstring(rosette_svg(parts, title="Titre", described="Description.", prefix=prefix))


def classes(svg: ElementTree.Element, name: str) -> int:
    return sum(element.get("class") == name for element in svg.iter())


def test_description_says_what_is_acquired_and_what_has_begun() -> None:
    assert describe(PARTS) == "Acquis : Français et Équipe. Commencé : Calcul."


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([("Français", 0, 5), ("Calcul", 0, 5)], "Les pétales se rempliront au fil de ce qui sera acquis."),
        ([("Français", 1, 5), ("Calcul", 0, 5)], "Commencé : Français."),
        ([("Français", 5, 5), ("Calcul", 5, 5)], "Tout est acquis : Français et Calcul."),
        ([("Gestes, sécurité", 2, 2), ("Calcul", 5, 5)], "Tout est acquis : Gestes, sécurité ; Calcul."),
    ],
)
def test_description_in_each_case(parts: list[Part], said: str) -> None:
    assert describe(parts) == said


def test_nothing_said_or_titled_counts_anything() -> None:
    svg = rosette_svg(PARTS, title="Ce que vous savez faire", described=describe(PARTS), prefix="r")
    said = "".join(ElementTree.fromstring(svg).findtext(f"{SVG}{tag}") or "" for tag in ("title", "desc"))
    assert re.findall(r"\d|manqu|reste|Apprendre", said) == []


@pytest.mark.parametrize("count", [3, 4, 7])
def test_one_petal_per_domain(count: int) -> None:
    svg = drawn(tuple((f"Domaine {i}", 0, 3) for i in range(count)))
    assert (classes(svg, "petal"), classes(svg, "fill"), classes(svg, "check")) == (count, 0, 0)


def test_petals_fill_only_where_something_is_acquired() -> None:
    svg = drawn(PARTS)
    assert (classes(svg, "petal"), classes(svg, "fill"), classes(svg, "check")) == (4, 3, 0)


def test_the_heart_is_checked_when_every_domain_is_acquired() -> None:
    assert classes(drawn((("Français", 5, 5), ("Calcul", 1, 1))), "check") == 1


def test_a_quarter_of_the_subdomains_fills_a_quarter_of_the_area() -> None:
    assert petal_share(("Calcul", 1, 4)) == 0.5


def test_a_domain_without_subdomains_is_not_acquired() -> None:
    assert petal_share(("Vide", 0, 0)) == 0
    assert describe([("Vide", 0, 0), ("Calcul", 5, 5)]) == "Acquis : Calcul."


def test_more_acquired_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="Calcul: 6 subdomains acquired out of 5"):
        petal_share(("Calcul", 6, 5))


def test_two_rosettes_on_a_page_share_no_id() -> None:
    one, two = ({e.get("id") for e in drawn(PARTS, p).iter()} - {None} for p in ("one", "two"))
    assert (one, two) == ({"one-title", "one-desc"}, {"two-title", "two-desc"})


def test_names_are_escaped() -> None:
    svg = rosette_svg(PARTS, title="<b>", described='"&', prefix="r")
    assert "<b>" not in svg
    assert ElementTree.fromstring(svg).findtext(f"{SVG}desc") == '"&'
