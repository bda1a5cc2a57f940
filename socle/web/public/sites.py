"""Finding a site where one is received: what was asked in the address, and the sites that answer."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from socle.apps.accreditations.queries import assessing_sites
from socle.apps.frameworks.queries import in_force
from socle.apps.organisations.models import Site
from socle.core.places.search import read_place
from socle.scheme import scheme

ON_A_PAGE = 30


class SearchForm(forms.Form):
    lieu = forms.CharField(
        label=later("Ville, code postal ou département"),
        help_text=later("Par exemple : Caen, 14000, 14 ou Calvados."),
        required=False,
        max_length=60,
        widget=forms.TextInput({"autocomplete": "postal-code"}),
    )
    certificat = forms.ChoiceField(label=later("Certificat"), required=False)

    def __init__(self, asked: QueryDict, frameworks: list[tuple[str, str]]) -> None:
        super().__init__(asked)
        self.fields["certificat"].choices = [("", _("Les trois")), *frameworks]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class SiteCard:
    name: str
    body: str
    street: str
    town: str
    phone: str
    dial: str
    certificates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SitesPage:
    """`previous` and `following` are queries, empty where there is no page."""

    form: SearchForm
    title: str
    cards: tuple[SiteCard, ...]
    is_filtered: bool
    previous: str
    following: str


def sites_page(asked: QueryDict, on: date) -> SitesPage:
    frameworks = [(version.framework.slug, version.framework.title) for version in in_force(on)]
    form = SearchForm(asked, frameworks)
    form.is_valid()
    slug, words = form.cleaned_data.get("certificat", ""), form.cleaned_data.get("lieu", "")
    place = read_place(words, scheme().places.departements)
    found = assessing_sites(on, framework=slug, place=place).select_related("body")
    page = Paginator(found, ON_A_PAGE).get_page(asked.get("page"))
    return SitesPage(
        form=form,
        title=title(page.paginator.count, words),
        cards=tuple(site_card(site) for site in page),
        is_filtered=bool(slug or words),
        previous=query(asked, page.number - 1) if page.has_previous() else "",
        following=query(asked, page.number + 1) if page.has_next() else "",
    )


def title(count: int, words: str) -> str:
    said = ngettext("%(count)s établissement", "%(count)s établissements", count) % {"count": count}
    return _("%(sites)s pour « %(words)s »") % {"sites": said, "words": words} if words else said


def site_card(site: Site) -> SiteCard:
    return SiteCard(
        name=site.name,
        body=site.body.name if site.body.name != site.name else "",
        street=site.street,
        town=f"{site.postal_code} {site.town}",
        phone=site.phone,
        dial="".join(letter for letter in site.phone if letter.isdigit() or letter == "+"),
        certificates=tuple(
            dict.fromkeys(held.framework.title for held in site.assessing)  # type: ignore[attr-defined]
        ),
    )


def query(asked: QueryDict, number: int) -> str:
    """The same search, at another page."""
    again = asked.copy()
    again["page"] = str(number)
    return again.urlencode()
