"""The list of candidates: what was asked in the address, and the rows that answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict

from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.apps.pathways.queries import PAGE, after, by_name, page_of, sorted_by_name
from socle.core.pathway import PATHWAY
from socle.web.access import Actor
from socle.web.pathways.forms import FilterForm
from socle.web.pathways.reach import Reach, reach
from socle.web.pathways.tasks import offered
from socle.web.pathways.words import listed_name, short_title


@dataclass(frozen=True, slots=True)
class Row:
    public_id: UUID
    name: str
    birth_date: date
    framework: str
    site: str
    step: str
    kept_until: date | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """`next_query` asks for the following page, empty on the last; `first_query` for the first one."""

    form: FilterForm
    rows: tuple[Row, ...]
    is_filtered: bool
    first_query: str
    next_query: str
    can_register: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks: the filters, and every pathway that answers, in the order of names."""

    held: Reach
    form: FilterForm
    is_filtered: bool
    found: QuerySet[Pathway]


def asked_of(actor: Actor, asked: QueryDict, on: date) -> Asked:
    held = reach(actor)
    questions = offered(actor, on)
    form = FilterForm(
        asked,
        sites=held.sites,
        frameworks=Framework.objects.order_by("pk"),
        questions={name: each.label for name, each in questions.items()},
    )
    form.is_valid()
    said = {name: value for name, value in form.cleaned_data.items() if value}
    pathways = held.pathways
    if "attente" in said:
        pathways = questions[said["attente"]].question(pathways, on)
    found = sorted_by_name(filtered(pathways, said), are_few=bool(said))
    return Asked(held, form, bool(said), found)


def list_page(actor: Actor, asked: QueryDict, on: date) -> ListPage:
    read = asked_of(actor, asked, on)
    found = read.found
    if last := last_seen(read.held.pathways, asked):
        found = after(found, last)
    rows, more = page_of(found[: PAGE + 1])
    return ListPage(
        form=read.form,
        rows=tuple(row(pathway) for pathway in rows),
        is_filtered=read.is_filtered,
        first_query=query(asked, None),
        next_query=query(asked, rows[-1]) if more else "",
        can_register=bool(read.held.whole),
    )


def filtered(pathways: QuerySet[Pathway], said: dict[str, str]) -> QuerySet[Pathway]:
    if "nom" in said:
        pathways = by_name(pathways, said["nom"])
    if "etape" in said:
        pathways = pathways.filter(state=said["etape"])
    if "etablissement" in said:
        pathways = pathways.filter(site__siret=said["etablissement"])
    if "certificat" in said:
        pathways = pathways.filter(framework__slug=said["certificat"])
    return pathways


def last_seen(pathways: QuerySet[Pathway], asked: QueryDict) -> Pathway | None:
    """The row after which to go on; an address that means nothing starts from the beginning."""
    try:
        public_id = UUID(asked.get("apres", ""))
    except ValueError:
        return None
    return pathways.select_related("person").filter(public_id=public_id).first()


def query(asked: QueryDict, last: Pathway | None) -> str:
    """The same filters, from after `last`."""
    again = asked.copy()
    again.pop("apres", None)
    if last:
        again["apres"] = str(last.public_id)
    return again.urlencode()


def row(pathway: Pathway) -> Row:
    return Row(
        public_id=pathway.public_id,
        name=listed_name(pathway),
        birth_date=pathway.person.birth_date,
        framework=short_title(pathway.framework),
        site=pathway.site.name,
        step=PATHWAY.labels[pathway.state],
        kept_until=pathway.kept_until,
    )
