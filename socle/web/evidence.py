"""A photo or a scan, as it is sent to whoever may read the file it belongs to."""

from django.http import HttpResponse

from socle.apps.assessments.models import Evidence
from socle.apps.files.actions import PDF, read


def evidence_answer(piece: Evidence) -> HttpResponse:
    """No copy is kept, and the browser never takes it for a page; a PDF is saved, not opened."""
    answer = HttpResponse(read(piece.stored), content_type=piece.stored.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    if piece.stored.media_type == PDF:
        answer["Content-Disposition"] = 'attachment; filename="piece.pdf"'
    return answer
