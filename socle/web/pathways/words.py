"""How people and certificates are named in the body's pages."""

from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.core.exchange.candidates.labels import CERTIFICATES

SHORT = {each.framework: label for label, each in CERTIFICATES.items() if not each.source}


def short_title(framework: Framework) -> str:
    """« CléA », as everybody says it."""
    return SHORT.get(framework.slug, framework.title)


def listed_name(pathway: Pathway) -> str:
    """« LEFÈVRE-MARTIN Zoë (Durand) », as the list is sorted."""
    person = pathway.person
    used = f" ({person.used_name})" if person.used_name else ""
    return f"{person.birth_name} {person.first_name}{used}"
