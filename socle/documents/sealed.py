"""What a PDF says of itself to someone who doubts it: its seal, and the files it carries."""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO

from asn1crypto.cms import ContentInfo
from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    SignatureCoverageLevel,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko_certvalidator import ValidationContext

from socle.documents import stamped

# The largest attachment read; a badge takes a few kilobytes.
MOST_BYTES = 1_000_000
# Whatever a stranger's file makes pyHanko say is an answer here, not an incident that fills the logs.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())
logging.getLogger("pyhanko").propagate = False
# After the seal, only what prolongs its proof in time may have been added.
PROLONGED = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES)


SHA256 = {"algorithm": "sha256", "parameters": None}


class SealState(StrEnum):
    ABSENT = "absent"
    MODIFIED = "modified"
    UNKNOWN_KEY = "unknown_key"
    INTACT = "intact"


@dataclass(frozen=True, slots=True)
class Sealed:
    """`certificate` is the DER of the certificate that sealed; `files` are the attached ones by name."""

    state: SealState
    certificate: bytes = b""
    files: dict[str, bytes] = field(default_factory=dict)


class UnreadablePdf(Exception):
    """The bytes are no PDF, or a damaged one."""


def read_sealed(pdf: bytes, *, trusted: Collection[bytes]) -> Sealed:
    """Read the seal; it is ours when it was made with one of the `trusted` certificates (DER).

    The age of the certificate is not judged here: the log says when the document was made.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        files = dict(_files(reader))
        stamps = [each for each in reader.embedded_signatures if _is_timestamp(each)]
        seals = [each for each in reader.embedded_signatures if not _is_timestamp(each)]
        if not seals:
            return Sealed(SealState.ABSENT, files=files)
        state, certificate = _state(seals, stamps, pdf, trusted)
    # A hostile file may trip the reader anywhere: whatever happens, it could not be read.
    except Exception as error:
        raise UnreadablePdf(str(error)) from error
    return Sealed(state, certificate, files)


def _is_timestamp(signature: EmbeddedPdfSignature) -> bool:
    return str(signature.sig_object.get("/Type", "")) == "/DocTimeStamp"


def _state(
    seals: list[EmbeddedPdfSignature],
    stamps: list[EmbeddedPdfSignature],
    pdf: bytes,
    trusted: Collection[bytes],
) -> tuple[SealState, bytes]:
    """One seal and no other, over the whole file but for what prolongs its proof in time."""
    seal = seals[0]
    certificate = seal.signer_cert.dump()
    told = validate_pdf_signature(seal, _alone(seal), skip_diff=False)
    covered = told.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    untouched = told.intact and told.valid and covered and told.modification_level in PROLONGED
    last = max((seal, *stamps), key=lambda each: each.byte_range[2])
    prolonged = all(_holds(each) and stamped.is_plain(each, pdf) for each in stamps)
    sound = untouched and len(seals) == 1 and _is_plain(seal) and prolonged
    if not sound or not _is_written_once(last, pdf):
        return SealState.MODIFIED, certificate
    return (SealState.INTACT if certificate in trusted else SealState.UNKNOWN_KEY), certificate


def _alone(signature: EmbeddedPdfSignature) -> ValidationContext:
    """Asks only whether the signature holds: who made it is not judged by pyHanko."""
    return ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)


def _holds(stamp: EmbeddedPdfSignature) -> bool:
    """Whether a timestamp holds over all that was before it, the seal's own bytes included."""
    told = validate_pdf_timestamp(stamp, _alone(stamp), skip_diff=True)
    return told.intact and told.valid and told.coverage >= SignatureCoverageLevel.ENTIRE_REVISION


def _is_plain(seal: EmbeddedPdfSignature) -> bool:
    """What a seal says of itself and does not sign has one value, that of ours."""
    envelope = ContentInfo.load(seal.pkcs7_content)
    signed, by = envelope["content"], seal.signer_info
    versions = (envelope["content_type"].native, signed["version"].native, by["version"].native)
    digests = [each.native for each in (*signed["digest_algorithms"], by["digest_algorithm"])]
    return versions == ("signed_data", "v1", "v1") and digests == [SHA256, SHA256]


def _is_written_once(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """The last signature's own bytes are covered by nothing: they have one form, so none can change."""
    start, end = signature.byte_range[0] + signature.byte_range[1], signature.byte_range[2]
    written, held = pdf[start:end], pdf[start + 1 : end - 1]
    envelope = ContentInfo.load(signature.pkcs7_content)
    read = envelope.dump()
    once = written[:1] + written[-1:] == b"<>" and held == read.hex().upper().encode().ljust(len(held), b"0")
    # Writing it again takes twenty times as long as all the rest: last, and only where it can matter.
    return once and envelope.dump(force=True) == read


def _files(reader: PdfFileReader) -> Iterator[tuple[str, bytes]]:
    tree = reader.root.get("/Names", {}).get("/EmbeddedFiles")
    for name, described in _leaves(tree, depth=0) if tree else ():
        stream = described["/EF"]["/F"]
        if len(stream.data) <= MOST_BYTES:
            yield name, stream.data


def _leaves(node: DictionaryObject, *, depth: int) -> Iterator[tuple[str, DictionaryObject]]:
    """The leaves of a name tree; a tree deeper than any real one is left alone."""
    names = node.get("/Names", [])
    for place in range(0, len(names) - 1, 2):
        yield str(names[place]), _direct(names[place + 1])
    for kid in node.get("/Kids", []) if depth < 8 else ():
        yield from _leaves(_direct(kid), depth=depth + 1)


def _direct(value: DictionaryObject | IndirectObject) -> DictionaryObject:
    return value.get_object() if isinstance(value, IndirectObject) else value
