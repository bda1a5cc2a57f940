"""What is on stage once the network is registered: the rows that every act needs, read once."""

from dataclasses import dataclass

from socle.apps.accounts.models import Account
from socle.apps.frameworks.models import Framework
from socle.apps.organisations.models import Site
from socle.demonstration.bodies import network
from socle.demonstration.days import Territory
from socle.demonstration.team import Colleague, team
from socle.scheme import Scheme, scheme


@dataclass(frozen=True, slots=True)
class Stage:
    """`sites` stands in the order of the network's, `accounts` is by address."""

    frameworks: dict[str, Framework]
    sites: tuple[Site, ...]
    accounts: dict[str, Account]
    scheme: Scheme

    def account(self, colleague: Colleague) -> Account:
        return self.accounts[colleague.email]

    def staff(self, place: int) -> Account:
        return self.account(team().staff[place])

    def administrator(self, site: int) -> Account:
        return self.account(team().administrators[network().sites[site].body])

    def secretary(self, territory: Territory) -> Account:
        return self.account(team().secretary(territory))

    @property
    def certifier(self) -> Account:
        return self.account(team().certifiers[0])


def load_stage() -> Stage:
    sites = {site.siret: site for site in Site.objects.select_related("body")}
    accounts = Account.objects.select_related("professional")
    return Stage(
        frameworks={framework.slug: framework for framework in Framework.objects.all()},
        sites=tuple(sites[site.siret] for site in network().sites),
        accounts={account.email: account for account in accounts},
        scheme=scheme(),
    )
