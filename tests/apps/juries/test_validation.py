import pytest

from socle.apps.accreditations.actions import accredit
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.models import Deliberation
from socle.apps.juries.validation import open_to_validate, validate_batch, withhold_certificate
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.cast import FIRST_DAY, Cast
from tests.hearing import SITS_ON, Bench, file_sent


@pytest.fixture
def numerique(clea: Framework, cast: Cast) -> Framework:
    framework = Framework.objects.get(slug="clea-numerique")
    held = {"starts_on": FIRST_DAY, "ends_on": None, "by": None, "on": FIRST_DAY}
    accredit(cast.caen, framework, AccreditedRole.ASSESS, **held)
    return framework


def test_where_there_is_no_jury_a_named_person_validates(
    numerique: Framework, cast: Cast, bench: Bench
) -> None:
    files = [file_sent(numerique, cast.caen, number) for number in range(2)]
    validation = validate_batch(files, scheme=scheme(), by=bench.cecile, on=SITS_ON)
    assert (validation.validated_by, [f.state for f in files]) == (
        bench.cecile.professional,
        ["certified", "certified"],
    )
    assert [d.voters for d in Deliberation.objects.all()] == [[bench.cecile.professional_id]] * 2


def test_no_award_by_machine_alone(numerique: Framework, cast: Cast, bench: Bench) -> None:
    pathway = file_sent(numerique, cast.caen)
    with pytest.raises(Refusal, match="jamais attribué par la machine seule"):
        validate_batch([pathway], scheme=scheme(), by=None, on=SITS_ON)
    with pytest.raises(Refusal, match="demande le rôle « Certificateur »"):
        validate_batch([pathway], scheme=scheme(), by=bench.sophie, on=SITS_ON)


def test_the_certifier_does_not_replace_a_jury(clea: Framework, cast: Cast, bench: Bench) -> None:
    with pytest.raises(Refusal, match="a un jury le 14/12/2026"):
        validate_batch([file_sent(clea, cast.caen)], scheme=scheme(), by=bench.cecile, on=SITS_ON)


def test_a_batch_is_validated_whole_or_not_at_all(numerique: Framework, cast: Cast, bench: Bench) -> None:
    files = [file_sent(numerique, cast.caen, number) for number in range(2)]
    validate_batch(files[:1], scheme=scheme(), by=bench.cecile, on=SITS_ON)
    with pytest.raises(Refusal, match="à l’étape « certifié »"):
        validate_batch(files, scheme=scheme(), by=bench.cecile, on=SITS_ON)
    files[1].refresh_from_db()
    assert files[1].state == "before_jury"


def test_an_empty_batch_is_refused(clea: Framework, bench: Bench) -> None:
    with pytest.raises(Refusal, match="au moins un dossier"):
        validate_batch([], scheme=scheme(), by=bench.cecile, on=SITS_ON)


@pytest.mark.parametrize(("verdict", "state"), [("deferred", "ready_for_jury"), ("refused", "prescribed")])
def test_a_named_person_sends_a_file_back_or_refuses_it_with_the_reason(
    numerique: Framework, cast: Cast, bench: Bench, verdict: str, state: str
) -> None:
    pathway = file_sent(numerique, cast.caen)
    why = {"reason": " Une situation manque. ", "scheme": scheme(), "by": bench.cecile, "on": SITS_ON}
    decision = withhold_certificate(pathway, verdict, **why)
    assert (pathway.state, decision.verdict, decision.reason, decision.voters) == (
        state,
        verdict,
        "Une situation manque.",
        [bench.cecile.professional_id],
    )
    entry = Entry.objects.get(subject="juries.validation", verb="withhold")
    assert (entry.subject_id, entry.actor_id, entry.codes) == (
        decision.validation_id,
        bench.cecile.pk,
        {"verdict": verdict},
    )


@pytest.mark.parametrize(
    ("verdict", "reason", "said"),
    [
        ("deferred", "  ", "« dossier ajourné » dit pourquoi"),
        ("granted", "Tout est là.", "« granted » n’existe pas"),
    ],
)
def test_a_file_is_not_withheld_without_a_reason_nor_granted_this_way(
    numerique: Framework, cast: Cast, bench: Bench, verdict: str, reason: str, said: str
) -> None:
    pathway = file_sent(numerique, cast.caen)
    with pytest.raises(Refusal, match=said):
        withhold_certificate(pathway, verdict, reason=reason, scheme=scheme(), by=bench.cecile, on=SITS_ON)
    assert not Deliberation.objects.exists()


def test_a_file_is_withheld_once_and_only_by_the_certifier_where_no_jury_sits(
    numerique: Framework, clea: Framework, cast: Cast, bench: Bench
) -> None:
    pathway = file_sent(numerique, cast.caen)
    why = {"reason": "Une situation manque.", "scheme": scheme(), "on": SITS_ON}
    with pytest.raises(Refusal, match="demande le rôle « Certificateur »"):
        withhold_certificate(pathway, "deferred", by=bench.sophie, **why)
    with pytest.raises(Refusal, match="a un jury le 14/12/2026"):
        withhold_certificate(file_sent(clea, cast.caen, 1), "deferred", by=bench.cecile, **why)
    withhold_certificate(pathway, "deferred", by=bench.cecile, **why)
    with pytest.raises(Refusal, match="à l’étape « prêt pour le jury »"):
        withhold_certificate(pathway, "refused", by=bench.cecile, **why)
    assert Deliberation.objects.count() == 1


def test_each_opening_before_a_validation_is_kept(
    numerique: Framework, clea: Framework, cast: Cast, bench: Bench
) -> None:
    pathway, known = file_sent(numerique, cast.caen), {"scheme": scheme(), "on": SITS_ON}
    open_to_validate(pathway, by=bench.cecile, **known)
    opened = Entry.objects.filter(subject="pathways.pathway", verb="open_to_validate")
    assert [(entry.subject_id, entry.actor_id) for entry in opened] == [(pathway.pk, bench.cecile.pk)]
    with pytest.raises(Refusal, match="demande le rôle « Certificateur »"):
        open_to_validate(pathway, by=bench.sophie, **known)
    with pytest.raises(Refusal, match="a un jury"):
        open_to_validate(file_sent(clea, cast.caen, 1), by=bench.cecile, **known)
    validate_batch([pathway], by=bench.cecile, **known)
    with pytest.raises(Refusal, match="à l’étape « certifié »"):
        open_to_validate(pathway, by=bench.cecile, **known)
