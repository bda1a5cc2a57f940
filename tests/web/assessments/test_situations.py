import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from socle.apps.assessments.models import Assessment, Evidence, Situation
from socle.apps.assessments.rating import record_ratings
from socle.apps.assessments.situations import attach_evidence
from socle.apps.files.actions import read
from tests.cast import Cast, signed_in
from tests.photos import photo

PHOTO = photo()


@pytest.fixture
def bob(client: Client, cast: Cast) -> Client:
    signed = signed_in(client, cast.bob)
    assert isinstance(signed, Client)
    return signed


def tell(client: Client, assessment: Assessment, *, script: bool = False, **said: object) -> tuple[int, str]:
    headers = {"x-requested-with": "fetch"} if script else {}
    typed = {"s": "2.3", "title": "Peindre", "note": "Seul", "codes": ["2.3.1"]} | said
    answer = client.post(
        reverse("new_situation", args=[assessment.public_id]), typed, headers=headers, follow=not script
    )
    return answer.status_code, answer.content.decode()


def test_a_situation_is_told_beside_the_grid(bob: Client, assessment: Assessment) -> None:
    photo = SimpleUploadedFile("IMG_1.jpg", PHOTO)
    status, text = tell(bob, assessment, script=True, photos=photo)
    made = Situation.objects.get()
    assert (status, made.title, made.note, made.codes) == (200, "Peindre", "Seul", ["2.3.1"])
    assert "Montre : 2.3" in text
    assert made.evidence.count() == 1


def test_a_wrong_file_is_refused_and_nothing_is_half_written(bob: Client, assessment: Assessment) -> None:
    status, text = tell(bob, assessment, script=True, photos=SimpleUploadedFile("a.jpg", b"GIF89a"))
    assert (status, "Ce fichier n’est ni une photo ni un PDF" in text) == (422, True)
    assert (Situation.objects.count(), Evidence.objects.count()) == (0, 0)


def test_without_a_script_the_refusal_is_on_the_grid(bob: Client, assessment: Assessment) -> None:
    assert "La tâche : " in tell(bob, assessment, title="")[1]
    assert "ne montre aucun critère" in tell(bob, assessment, codes=[])[1]


def test_one_click_adds_what_is_acquired_here(bob: Client, assessment: Assessment, cast: Cast) -> None:
    tell(bob, assessment)
    made = Situation.objects.get()
    said = {"4.1.1": "acquired", "4.1.2": "not_acquired", "5.1.1": "acquired"}
    record_ratings(assessment, said, by=cast.bob, on=localdate())
    bob.post(reverse("add_criteria", args=[made.public_id]), {"s": "4.1"})
    made.refresh_from_db()
    assert made.codes == ["2.3.1", "4.1.1"]


def test_a_situation_is_changed_on_its_page(bob: Client, assessment: Assessment) -> None:
    tell(bob, assessment)
    made = Situation.objects.get()
    address = reverse("situation", args=[made.public_id])
    assert "Peindre" in bob.get(address).content.decode()
    refused = bob.post(address, {"title": "Peindre", "codes": ["9.9.9"]})
    assert (refused.status_code, "n’existent pas : 9.9.9" in refused.content.decode()) == (422, True)
    said = {"title": "Peindre un mur", "note": "", "codes": ["1.1.1", "2.3.1"]}
    bob.post(address, said | {"photos": SimpleUploadedFile("a.png", photo(form="PNG"))})
    made.refresh_from_db()
    assert (made.title, made.codes, made.evidence.count()) == ("Peindre un mur", ["1.1.1", "2.3.1"], 1)


@pytest.mark.parametrize(
    ("content", "media_type", "disposition"),
    [
        (PHOTO, "image/jpeg", None),
        (b"%PDF-1.7", "application/pdf", 'attachment; filename="piece.pdf"'),
    ],
)
def test_a_piece_is_served_as_what_it_is(
    bob: Client, complete: Assessment, cast: Cast, content: bytes, media_type: str, disposition: str | None
) -> None:
    piece = attach_evidence(complete.situations.get(), content, by=cast.bob, on=localdate())
    answer = bob.get(reverse("evidence", args=[piece.public_id]))
    assert (answer.content, answer.headers["Content-Type"]) == (read(piece.stored), media_type)
    assert answer.headers.get("Content-Disposition") == disposition
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Cache-Control"]) == (
        "nosniff",
        "private, no-store",
    )
