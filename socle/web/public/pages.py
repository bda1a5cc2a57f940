"""What the public pages show, ready to be printed by their templates."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socle.apps.frameworks.models import Version
from socle.apps.frameworks.queries import content, in_force, version_in_force
from socle.core.credential.award import Kind
from socle.core.credential.open_badge import WORDS
from socle.core.framework.model import Domain, Framework, Provenance


@dataclass(frozen=True, slots=True)
class DomainCard:
    """`sentences` are codes and « Je sais… » of the subdomains: badges cite them by their code."""

    code: str
    name: str
    short: str
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FrameworkCard:
    slug: str
    title: str
    summary: str
    domains: str


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    title: str
    summary: str
    version: str
    provisional: bool
    domains: tuple[DomainCard, ...]
    obtained: str


def framework_cards(on: date) -> list[FrameworkCard]:
    return [framework_card(version) for version in in_force(on)]


def framework_card(version: Version) -> FrameworkCard:
    framework = content(version)
    count = len(framework.domains)
    domains = ngettext("%(count)s domaine", "%(count)s domaines", count) % {"count": count}
    return FrameworkCard(framework.slug, framework.title, framework.summary, domains)


def framework_page(slug: str, on: date) -> FrameworkPage | None:
    version = version_in_force(slug, on)
    return page_of(content(version)) if version else None


def cited_page(slug: str, label: str, kind: Kind) -> FrameworkPage | None:
    """The version that a badge of that kind cites, in force or not, and how such a badge is obtained."""
    version = Version.objects.select_related("framework").filter(framework__slug=slug, label=label).first()
    return page_of(content(version), WORDS[kind].criteria) if version else None


def page_of(framework: Framework, obtained: str = "") -> FrameworkPage:
    return FrameworkPage(
        title=framework.title,
        summary=framework.summary,
        version=version_sentence(framework),
        provisional=any(c.text.provenance == Provenance.PROVISIONAL for c in framework.criteria()),
        domains=tuple(domain_card(domain) for domain in framework.domains),
        obtained=obtained,
    )


def domain_card(domain: Domain) -> DomainCard:
    return DomainCard(
        code=domain.code,
        name=domain.name.value,
        short=domain.short,
        sentences=tuple((subdomain.code, subdomain.can) for subdomain in domain.subdomains),
    )


def version_sentence(framework: Framework) -> str:
    """« version 2018, 107 critères ; la version officielle en vigueur en compte 106 »."""
    said = {"version": framework.version, "count": framework.criterion_count}
    sentence = _("version %(version)s, %(count)s critères") % said
    if framework.official_criteria in (None, framework.criterion_count):
        return sentence
    official = {"count": framework.official_criteria}
    return sentence + _(" ; la version officielle en vigueur en compte %(count)s") % official
