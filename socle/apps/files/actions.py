"""Keeping bytes, and documents."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import models, transaction

from socle.apps.files.models import Document, Stored

PDF = "application/pdf"


def store(content: bytes, media_type: str) -> Stored:
    """Keep the bytes. The file is written before the row, so that a row never points at nothing."""
    return _kept(ContentFile(content), hashlib.sha256(content).hexdigest(), media_type)


def store_file(path: Path, media_type: str) -> Stored:
    """The same, for a file too big to be held in memory."""
    with path.open("rb") as source:
        sha256 = hashlib.file_digest(source, "sha256").hexdigest()
        return _kept(File(source), sha256, media_type)


def _kept(file: "File[bytes]", sha256: str, media_type: str) -> Stored:
    name = file_name(sha256)
    if not default_storage.exists(name):
        default_storage.save(name, file)
    stored, _ = Stored.objects.get_or_create(
        sha256=sha256, defaults={"media_type": media_type, "size": file.size}
    )
    return stored


def read(stored: Stored) -> bytes:
    with default_storage.open(file_name(stored.sha256)) as source:
        return bytes(source.read())


def file_name(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"


@transaction.atomic
def kept_document(record: models.Model, kind: str, render: Callable[[], bytes]) -> bytes:
    """The document of this kind about the record: the one kept, else rendered now and kept."""
    subject = record._meta.label_lower
    kept = Document.objects.filter(kind=kind, subject=subject, subject_id=record.pk).select_related("stored")
    if document := kept.first():
        return read(document.stored)
    content = render()
    stored = store(content, PDF)
    Document.objects.get_or_create(
        kind=kind, subject=subject, subject_id=record.pk, defaults={"stored": stored}
    )
    return content
