"""The page that checks a document in the visitor's own browser: nothing of the document is ever sent here."""

from dataclasses import dataclass

from django.conf import settings

from socle.apps.frameworks.models import Version
from socle.apps.frameworks.queries import content
from socle.core.framework.model import Domain, Framework
from socle.web.public.verification import CodeForm
from socle.web.rosette import Rosette


@dataclass(frozen=True, slots=True)
class ShownFramework:
    """A version as the page draws it: what each subdomain says one can do, and the whole rosette."""

    slug: str
    version: str
    domains: tuple[Domain, ...]
    rosette: Rosette


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """`address` is that of the page, printed on certificates; `frameworks` are all those ever published."""

    address: str
    form: CodeForm
    frameworks: tuple[ShownFramework, ...]


def verify_page() -> VerifyPage:
    versions = Version.objects.select_related("framework").order_by("framework__pk", "starts_on")
    return VerifyPage(
        address=f"{settings.ADDRESS}/v",
        form=CodeForm(),
        frameworks=tuple(shown(content(version)) for version in versions),
    )


def shown(framework: Framework) -> ShownFramework:
    """Whole at first: the page takes away what a document does not say acquired."""
    petals = tuple((d.short, len(d.subdomains), len(d.subdomains)) for d in framework.domains)
    rosette = Rosette(framework.title, petals, prefix=f"{framework.slug}-{framework.version}")
    return ShownFramework(framework.slug, framework.version, framework.domains, rosette)
