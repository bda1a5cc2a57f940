"""The bodies, their sites, their accreditations and the accounts of the people who work there."""

from collections.abc import Collection
from datetime import date

from django.contrib.auth.hashers import make_password

from socle.apps.accounts.actions import give_role, open_account
from socle.apps.accounts.models import Account
from socle.apps.accreditations.actions import accredit
from socle.apps.frameworks.models import Framework
from socle.apps.organisations.actions import register_body, register_site
from socle.apps.organisations.models import Body
from socle.apps.organisations.models import Site as SiteRow
from socle.apps.people.actions import register_professional
from socle.core.accreditation import AccreditedRole
from socle.demonstration.bodies import Network, Site
from socle.demonstration.team import Colleague, Team
from socle.scheme import Scheme

# Before the year of the cohort.
FIRST_DAY = date(2020, 9, 1)
# For the demonstration only: production has no passwords.
PASSWORD = "socle-de-demonstration"  # noqa: S105 - printed for whoever tries the demonstration


def play_network(net: Network, team: Team, scheme: Scheme, *, with_password: Collection[str]) -> None:
    """Register everything; only the addresses in `with_password` can sign in, the others have no password."""
    bodies = [register_body(body.siren, body.name, by=None, on=FIRST_DAY) for body in net.bodies]
    frameworks = list(Framework.objects.order_by("pk"))
    for site in net.sites:
        row = _site(bodies[site.body], site)
        for framework in frameworks:
            _accredit(row, framework, scheme)
    for colleague in team.everyone:
        _open(colleague, bodies)
    # Hashed once for all: it is slow on purpose.
    Account.objects.filter(email__in=with_password).update(password=make_password(PASSWORD))


def _site(body: Body, site: Site) -> SiteRow:
    return register_site(
        body,
        site.siret,
        name=f"{body.name} {site.town}",
        postal_code=site.postal_code,
        town=site.town,
        phone=site.phone,
        street=site.street,
        by=None,
        on=FIRST_DAY,
    )


def _accredit(site: SiteRow, framework: Framework, scheme: Scheme) -> None:
    """For the roles that need it."""
    for role in scheme.parameters.value("accredited_roles", framework=framework.slug, on=FIRST_DAY):
        accredit(
            site,
            framework,
            AccreditedRole(role),
            starts_on=FIRST_DAY,
            ends_on=None,
            by=None,
            on=FIRST_DAY,
        )


def _open(colleague: Colleague, bodies: list[Body]) -> Account:
    professional = register_professional(
        colleague.first_name,
        colleague.last_name,
        employer_siren=colleague.employer_siren,
        by=None,
        on=FIRST_DAY,
    )
    account = open_account(professional, colleague.email, by=None, on=FIRST_DAY)
    for role in colleague.roles:
        in_body = colleague.body is not None and role != role.JUROR
        give_role(
            account,
            role,
            body=bodies[colleague.body] if in_body and colleague.body is not None else None,
            college=colleague.college if role == role.JUROR else None,
            by=None,
            on=FIRST_DAY,
        )
    return account
