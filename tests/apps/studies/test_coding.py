"""Interviews and documents: coded word for word, cited beside the figures, taken back when asked."""

import pytest

from socle.apps.studies.coding import (
    add_material,
    add_theme,
    cite_excerpt,
    code_excerpt,
    remove_excerpt,
    remove_material,
)
from socle.apps.studies.models import Excerpt, Material
from socle.apps.studies.queries import cited
from socle.core.errors import Refusal
from tests.apps.studies.lab import Lab, drafted
from tests.cast import TODAY

SAID = "Avant, je n’osais pas.\r\nMaintenant j’aide ma fille à faire ses devoirs."


@pytest.fixture
def interview(lab: Lab) -> Material:
    study = drafted(lab.rosa)
    return add_material(
        study, "Entretien 7", SAID, kind="interview", collected_on=TODAY, by=lab.rosa, on=TODAY
    )


def test_a_passage_is_coded_word_for_word_with_its_place(lab: Lab, interview: Material) -> None:
    theme = add_theme(interview.study, "Confiance", "Oser faire", by=lab.rosa, on=TODAY)
    excerpt = code_excerpt(
        interview, theme, "je n’osais pas.\r\nMaintenant j’aide ma fille", by=lab.rosa, on=TODAY
    )
    assert (excerpt.starts_at, excerpt.text) == (7, "je n’osais pas.\nMaintenant j’aide ma fille")
    with pytest.raises(Refusal, match="porte déjà"):
        code_excerpt(interview, theme, "je n’osais pas.", by=lab.rosa, on=TODAY)


def test_nobody_cites_what_was_not_said(lab: Lab, interview: Material) -> None:
    theme = add_theme(interview.study, "Confiance", "", by=lab.rosa, on=TODAY)
    for never_said in ("j’osais tout", "  "):
        with pytest.raises(Refusal, match="mot pour mot"):
            code_excerpt(interview, theme, never_said, by=lab.rosa, on=TODAY)


def test_a_passage_is_cited_then_no_longer(lab: Lab, interview: Material) -> None:
    theme = add_theme(interview.study, "Confiance", "", by=lab.rosa, on=TODAY)
    excerpt = code_excerpt(interview, theme, "j’aide ma fille", by=lab.rosa, on=TODAY)
    cite_excerpt(excerpt, True, by=lab.rosa, on=TODAY)
    assert list(cited(interview.study)) == [excerpt]
    cite_excerpt(excerpt, False, by=lab.rosa, on=TODAY)
    assert not cited(interview.study)
    remove_excerpt(excerpt, by=lab.rosa, on=TODAY)
    assert not Excerpt.objects.exists()


def test_a_person_takes_back_what_they_said(lab: Lab, interview: Material) -> None:
    theme = add_theme(interview.study, "Confiance", "", by=lab.rosa, on=TODAY)
    code_excerpt(interview, theme, "j’aide ma fille", by=lab.rosa, on=TODAY)
    remove_material(interview, by=lab.rosa, on=TODAY)
    assert (Material.objects.count(), Excerpt.objects.count()) == (0, 0)


def test_a_theme_has_one_name(lab: Lab, interview: Material) -> None:
    add_theme(interview.study, "Confiance", "", by=lab.rosa, on=TODAY)
    with pytest.raises(Refusal, match="existe déjà"):
        add_theme(interview.study, "confiance ", "", by=lab.rosa, on=TODAY)


def test_charlie_and_the_certifier_code_nothing(lab: Lab, interview: Material) -> None:
    theme = add_theme(interview.study, "Confiance", "", by=lab.rosa, on=TODAY)
    for stranger in (lab.charlie, lab.cleo):
        with pytest.raises(Refusal):
            code_excerpt(interview, theme, "j’aide", by=stranger, on=TODAY)
        with pytest.raises(Refusal):
            remove_material(interview, by=stranger, on=TODAY)
