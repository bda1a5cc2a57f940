"""A PDF given to the verification page: its seal and its badge, and what forgers do to them."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from socle.cli.credential_sample import make_sample
from socle.documents.attachment import Attachment
from socle.documents.certificate import render_certificate
from socle.documents.seal import Seal, seal_pdf
from socle.documents.timestamping import Authority
from socle.signer.keys import Use
from tests.browser.verify.issuer import PLACE, Issued, Issuer, PublicSite, apart, certificate, held
from tests.browser.verify.reading import (
    AUTHENTIC,
    MODIFIED,
    UNKNOWN,
    all_yes,
    answers,
    give,
    sentences,
    title,
)
from tests.documents.authority import authority
from tests.documents.samples import CERTIFICATE

CHANGED = "Ce PDF a été modifié après avoir été scellé."
# What a forger would have the paper say.
FORGED = replace(CERTIFICATE, holder="Mallory Martin", specimen=False)


@pytest.fixture(scope="session")
def paper(issuer: Issuer) -> Issued:
    return apart(lambda: issuer.issue(certificate(), pdf=True))


def give_pdf(page: Page, content: bytes) -> None:
    give(page, content, "certificat.pdf")


def with_badge(badge: bytes) -> bytes:
    """A forged paper around a genuine badge, without a seal."""
    attached = Attachment("certificat.ob.json", badge.decode(), "application/ld+json", "Le badge")
    return render_certificate(FORGED, attached=(attached,))


def sealed_by(pdf: bytes, seed: bytes) -> bytes:
    key = held(Use.SEAL, seed)
    return seal_pdf(pdf, Seal(key.certificate, key.key.sign), place="Paris")


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_a_genuine_certificate_is_said_authentic(page: Page, paper: Issued) -> None:
    give_pdf(page, paper.pdf)
    assert (title(page), answers(page)) == (AUTHENTIC, all_yes())
    assert page.locator("#result [data-part=intact] p").all_inner_texts() == [
        "Pas un mot n’a changé depuis la signature.",
        "Le sceau couvre tout le fichier, et pas un octet n’a changé depuis.",
    ]
    assert page.locator("#result .card-list p").count() == 28


def test_the_sealed_specimen_of_the_published_sample_is_verified(page: Page, public: PublicSite) -> None:
    files = apart(lambda: make_sample(1, seed=7))
    log = {name: content for name, content in files.items() if name.startswith("log/")}
    keys = {f".well-known/{name}": files[name] for name in ("did.json", "jwks.json")}
    public.publish(log | keys | {"status/1": files["status/bitstring.json"]})
    give_pdf(page, files["001.pdf"])
    assert (title(page), answers(page)) == ("Ce document est un spécimen, sans valeur.", all_yes())


# A byte of each part of the file: its drawing, its attachment, its seal, what is around them.
PARTS: dict[str, Callable[[bytes], int]] = {
    "text": lambda pdf: pdf.index(b"stream\n") + 60,
    "attachment": lambda pdf: pdf.index(b"stream", pdf.index(b"/EmbeddedFile")) + 400,
    "seal": lambda pdf: pdf.rindex(b"/Contents <") + 1500,
    "padding of the seal": lambda pdf: pdf.rindex(b"0>"),
    "mark of the seal": lambda pdf: pdf.rindex(b"/ByteRange") + 14,
    "date": lambda pdf: pdf.rindex(b"/M (D") + 10,
    "end": lambda pdf: len(pdf) - 3,
    "beginning": lambda pdf: 7,
}


@pytest.mark.parametrize("part", PARTS)
def test_a_pdf_with_one_byte_changed_is_said_modified(page: Page, paper: Issued, part: str) -> None:
    give_pdf(page, flipped(paper.pdf, PARTS[part](paper.pdf)))
    assert (title(page), CHANGED in sentences(page)) == (MODIFIED, True)
    assert page.locator("#result [data-part=holder]").count() == 0


def test_no_byte_of_a_seal_can_change(page: Page, paper: Issued) -> None:
    """Every third byte of the seal and every 211th of the rest, in the page’s own code."""
    page.goto("/v")
    gap = paper.pdf.rindex(b"/Contents <")
    accepted = page.evaluate(
        """async ([bytes, gap]) => {
          const { readSeal } = await import("/static/verify/seal.js");
          const file = Uint8Array.from(bytes), accepted = [];
          const genuine = await readSeal(file);
          for (let place = 0; place < file.length; place += place < gap ? 211 : 3) {
            file[place] ^= 1;
            const { state, certificate } = await readSeal(file);
            const ours = String(certificate) === String(genuine.certificate);
            if (state === "sealed" && ours) accepted.push(place);
            file[place] ^= 1;
          }
          return [genuine.state, accepted];
        }""",
        [list(paper.pdf), gap],
    )
    assert accepted == ["sealed", []]


def test_a_forged_paper_around_a_genuine_badge_is_never_believed(page: Page, paper: Issued) -> None:
    forged = with_badge(paper.badge)
    give_pdf(page, forged)
    assert (title(page), answers(page)["intact"]) == (MODIFIED, "no")
    assert "Ce PDF n’a pas de sceau : son texte a pu être changé." in sentences(page)
    give_pdf(page, apart(lambda: sealed_by(forged, b"thief")))
    assert (title(page), answers(page)) == (UNKNOWN, all_yes(issuer="unknown"))
    assert sentences(page) == ["Le sceau de ce PDF est d’une clé que nous ne connaissons pas."]
    assert page.locator("#result [data-part=holder]").count() == 0


def drawn_over(pdf: bytes) -> bytes:
    """The same file, and a later revision whose page draws something else."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    return written(writer, page)


def written_over(pdf: bytes) -> bytes:
    """The same file, and a later revision with a note over its text."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    name, box = generic.pdf_name, [0, 0, 500, 500]
    note = generic.DictionaryObject(
        {
            name("/Type"): name("/Annot"),
            name("/Subtype"): name("/FreeText"),
            name("/Rect"): generic.ArrayObject(map(generic.NumberObject, box)),
            name("/Contents"): generic.pdf_string("Mallory Martin"),
        }
    )
    notes = writer.root["/Pages"]["/Kids"][0]["/Annots"]
    notes.append(writer.add_object(note))
    return written(writer, notes)


def written(writer: IncrementalPdfFileWriter, changed: generic.PdfObject) -> bytes:
    writer.update_container(changed)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def prolonged(issuer: Issuer, paper: Issued) -> bytes:
    """The same certificate, sealed where a timestamp authority is configured (PAdES B-LTA)."""
    key = held(Use.SEAL, issuer.seed)

    def make() -> bytes:
        with authority(datetime(2026, 11, 24, 12, tzinfo=UTC)) as (address, root):
            seal = Seal(key.certificate, key.key.sign, timestamper=Authority(address), roots=(root,))
            return seal_pdf(with_badge(paper.badge), seal, place="Paris")

    return apart(make)


def test_what_prolongs_the_proof_of_a_date_changes_nothing(page: Page, prolonged: bytes) -> None:
    give_pdf(page, prolonged)
    assert (title(page), answers(page)) == (AUTHENTIC, all_yes())
    assert page.locator("#result [data-part=intact] p").last.inner_text() == (
        "Le sceau couvre tout le document ; seule la preuve de sa date a été prolongée depuis."
    )


# A byte of what was added after the seal: a certificate, what the timestamp states and signs, its places.
LATER: dict[str, Callable[[bytes], int]] = {
    "certificates": lambda pdf: pdf.index(b"stream", pdf.index(b"%%EOF", pdf.index(b"/ByteRange"))) + 300,
    "statement of the timestamp": lambda pdf: pdf.rindex(b"/Contents <") + 261,
    "mark of the timestamp": lambda pdf: pdf.rindex(b"/ByteRange") + 5,
    "signature of the timestamp": lambda pdf: pdf.rindex(b"0" * 64 + b">", 0) - 1,
    "places": lambda pdf: pdf.rindex(b"startxref") - 60,
}


@pytest.mark.parametrize("part", LATER)
def test_no_byte_of_what_prolongs_a_date_can_change(page: Page, prolonged: bytes, part: str) -> None:
    place = LATER[part](prolonged)
    give_pdf(page, flipped(prolonged, place))
    assert (title(page), CHANGED in sentences(page)) == (MODIFIED, True)


@pytest.mark.parametrize("forge", [drawn_over, written_over])
def test_what_is_added_after_the_seal_is_a_change(
    page: Page, paper: Issued, prolonged: bytes, forge: Callable[[bytes], bytes]
) -> None:
    for pdf in (paper.pdf, prolonged, paper.pdf[:-1] + b"\n\n"):
        give_pdf(page, forge(pdf))
        assert (title(page), CHANGED in sentences(page)) == (MODIFIED, True)


def test_a_withdrawn_certificate_is_said_so_on_paper_too(
    page: Page, public: PublicSite, issuer: Issuer, paper: Issued
) -> None:
    withdrawn = Issuer(files=dict(issuer.files))
    withdrawn.revoke(PLACE)
    public.publish(withdrawn.files)
    give_pdf(page, paper.pdf)
    assert title(page) == "Ce certificat a été retiré : il n’est plus valable."


def test_an_unknown_issuer_is_never_said_a_forger(page: Page) -> None:
    other = Issuer(host="ailleurs.example", seed=b"elsewhere")
    given = apart(lambda: other.issue(certificate(), pdf=True))
    give_pdf(page, given.pdf)
    assert (title(page), answers(page)["issuer"]) == (UNKNOWN, "unknown")
    assert "no" not in answers(page).values()


def test_a_pdf_without_a_badge_is_not_judged(page: Page) -> None:
    give_pdf(page, render_certificate(FORGED))
    assert (title(page), sentences(page)[0].split(" :")[0]) == (
        UNKNOWN,
        "Ce PDF ne porte pas de badge numérique à lire",
    )


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 500, b"%PDF-2.0\n%%EOF\n"])
def test_a_damaged_pdf_is_said_unreadable(page: Page, content: bytes) -> None:
    give_pdf(page, content)
    assert title(page) == UNKNOWN


def test_without_the_keys_a_changed_pdf_is_still_said_modified(page: Page, paper: Issued) -> None:
    page.route("**/.well-known/*", lambda route: route.abort())
    give_pdf(page, paper.pdf)
    assert (title(page), answers(page)["issuer"]) == (UNKNOWN, "unknown")
    give_pdf(page, flipped(paper.pdf, len(paper.pdf) // 2))
    assert title(page) == MODIFIED


def test_a_revoked_seal_asks_for_a_recent_paper(
    page: Page, public: PublicSite, issuer: Issuer, paper: Issued
) -> None:
    document = json.loads(issuer.files[".well-known/did.json"])
    (seal,) = (each for each in document["verificationMethod"] if each["id"].endswith("#seal-2026"))
    seal["revoked"] = "2026-11-25T00:00:00Z"
    public.publish(issuer.files | {".well-known/did.json": json.dumps(document).encode()})
    give_pdf(page, paper.pdf)
    assert (title(page), sentences(page)) == (
        UNKNOWN,
        ["La clé du sceau a été révoquée le mercredi 25 novembre 2026 : demandez un PDF récent."],
    )
