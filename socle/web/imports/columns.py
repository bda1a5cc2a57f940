"""« Faire correspondre vos colonnes »: said once by a person, remembered for the body's next files."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from socle.apps.exchanges.models import ColumnMapping, Import
from socle.apps.exchanges.own_columns import forget_columns, read_with
from socle.apps.exchanges.queries import mappings_of
from socle.core.exchange.candidates.choices import choices
from socle.core.exchange.candidates.likely import joins_names
from socle.core.exchange.candidates.mapping import OwnColumns, fingerprint, problems_in
from socle.core.roles import Role
from socle.core.text import as_sentence
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.imports.columns_forms import ColumnsForm, WordsForm
from socle.web.imports.own_file import OwnFile
from socle.web.imports.views import reach
from socle.web.refusal import refused_on


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """`words` are asked once the columns are chosen; `joined` are the columns that nobody can take apart."""

    public_id: UUID
    lines: int
    columns: ColumnsForm
    words: WordsForm | None
    joined: tuple[str, ...]


@role(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request: Request, public_id: UUID) -> HttpResponse:
    """What each column gives, then the words and days found under them: one page, asked in two steps."""
    found = reach(request.actor).filter(confirmed_on__isnull=True).select_related("stored", "site__body")
    record = get_object_or_404(found, public_id=public_id)
    if not (record.needs_columns or record.columns):
        return redirect("import_check", public_id)
    page = page_of(record, request.POST if request.method == "POST" else None)
    if page.words and page.words.is_answered and (read := take(record, page.columns, page.words, request)):
        messages.success(request, "Vos colonnes sont retenues : vos prochains fichiers seront lus aussitôt.")
        return redirect("import_check", read.public_id)
    status = 422 if page.columns.errors else 200
    return render(request, "imports/columns.html", {"page": page}, status=status)


def page_of(record: Import, sent: QueryDict | None) -> ColumnsPage:
    known = OwnColumns.of(record.columns) if record.columns else None
    file, offered = OwnFile.of(record), choices(scheme().lists, localdate())
    columns = ColumnsForm(sent, file=file, known=known, offered=offered, named=name_of(record, file))
    words = None
    if sent:
        columns.full_clean()
        for problem in problems_in(columns.own(), on=localdate()):
            columns.add_error(None, as_sentence(problem))
        if columns.is_valid():
            words = WordsForm(sent, file=file, own=columns.own(), known=known, offered=offered)
    joined = tuple(name for name in file.header if joins_names(name))
    return ColumnsPage(record.public_id, record.lines, columns, words, joined)


def name_of(record: Import, file: OwnFile) -> str:
    """As these columns were called before."""
    saved = ColumnMapping.objects.filter(body=record.body, fingerprint=fingerprint(file.header)).first()
    return saved.name if saved else ""


def take(record: Import, columns: ColumnsForm, words: WordsForm, request: Request) -> Import | None:
    own = replace(columns.own(), words=words.words, orders=words.orders)
    with refused_on(columns):
        return read_with(
            record,
            own,
            name=columns.cleaned_data["nom"],
            scheme=scheme(),
            by=request.actor.account.pk,
            on=localdate(),
        )
    return None


@role(Role.ADMINISTRATOR)
@require_POST
def columns_forget(request: Request, public_id: UUID) -> HttpResponse:
    """The next file with these columns asks again."""
    saved = get_object_or_404(mappings_of(request.actor.bodies(Role.ADMINISTRATOR)), public_id=public_id)
    forget_columns(saved, by=request.actor.account.pk, on=localdate())
    messages.success(request, f"« {saved.name} » n’est plus retenu.")
    return redirect("import_upload")
