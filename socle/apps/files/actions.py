"""Keeping bytes, and documents."""

import hashlib
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction

from socle.apps.files.models import Document, Stored

PDF = "application/pdf"


def store(content: bytes, media_type: str) -> Stored:
    """Keep the bytes. The file is written before the row, so that a row never points at nothing."""
    sha256 = hashlib.sha256(content).hexdigest()
    name = file_name(sha256)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    stored, _ = Stored.objects.get_or_create(
        sha256=sha256, defaults={"media_type": media_type, "size": len(content)}
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
