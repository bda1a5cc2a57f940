"""Everyone who works in the scheme of the demonstration, with the account and the roles they have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle

from socle.core.jury import College
from socle.core.person import plain
from socle.core.roles import Role
from socle.demonstration.bodies import DEPARTEMENTS, Network, network
from socle.demonstration.days import Territory
from socle.demonstration.names import ORIGINS
from socle.demonstration.seeds import seeded

CERTIFIERS = 2


@dataclass(frozen=True, slots=True)
class Colleague:
    """`body` is a place in the network's bodies; a secretary or a juror serves one territory."""

    first_name: str
    last_name: str
    email: str
    roles: tuple[Role, ...]
    body: int | None = None
    territory: Territory | None = None
    college: College | None = None
    employer_siren: str = ""

    @property
    def is_tied(self) -> bool:
        """Someone who must withdraw from some files."""
        return self.body is not None or bool(self.employer_siren)


@dataclass(frozen=True, slots=True)
class Team:
    """`staff` stands in the order of `network().staff`, `administrators` in that of its bodies."""

    staff: tuple[Colleague, ...]
    administrators: tuple[Colleague, ...]
    certifiers: tuple[Colleague, ...]
    secretaries: tuple[Colleague, ...]
    jurors: tuple[Colleague, ...]
    researcher: Colleague

    @property
    def everyone(self) -> tuple[Colleague, ...]:
        others = (*self.certifiers, *self.secretaries, *self.jurors, self.researcher)
        return self.staff + self.administrators + others

    def secretary(self, territory: Territory) -> Colleague:
        return next(each for each in self.secretaries if each.territory == territory)

    def bench(self, territory: Territory) -> tuple[Colleague, ...]:
        """The jurors of a territory: in each college one tied to an organisation, and one who is not."""
        return tuple(each for each in self.jurors if each.territory == territory)


def departments(territory: Territory) -> tuple[str, ...]:
    return tuple(code for code, where in DEPARTEMENTS.items() if where == territory)


@cache
def team() -> Team:
    """The same for every cohort; nobody has another's name."""
    net = network()
    names = _names((each.first_name, each.last_name) for each in net.staff)
    return Team(
        staff=tuple(_staff(net)),
        administrators=tuple(
            _colleague(next(names), _host(body.name), Role.ADMINISTRATOR, body=n)
            for n, body in enumerate(net.bodies)
        ),
        certifiers=tuple(_colleague(next(names), "certificateur", Role.CERTIFIER) for _ in range(CERTIFIERS)),
        secretaries=tuple(
            _colleague(next(names), "jury", Role.SECRETARY, territory=territory) for territory in Territory
        ),
        jurors=tuple(_jurors(net, names)),
        researcher=_colleague(next(names), "etudes", Role.RESEARCHER),
    )


def _staff(net: Network) -> Iterator[Colleague]:
    for each in net.staff:
        body = net.sites[each.site].body
        kinds = ((each.is_assessor, Role.ASSESSOR), (each.is_trainer, Role.TRAINER))
        roles = (role for has, role in kinds if has)
        yield _colleague((each.first_name, each.last_name), _host(net.bodies[body].name), *roles, body=body)


def _jurors(net: Network, names: Iterator[tuple[str, str]]) -> Iterator[Colleague]:
    """An employer and someone who trains in a body of the territory, each beside someone free of ties."""
    employers = cycle(net.employers)
    for territory in Territory:
        body = next(site.body for site in net.sites if site.territory == territory)
        for college in College:
            yield _colleague(next(names), "jury", Role.JUROR, territory=territory, college=college)
        yield _colleague(
            next(names),
            "jury",
            Role.JUROR,
            territory=territory,
            college=College.EMPLOYERS,
            employer_siren=next(employers),
        )
        yield _colleague(
            next(names),
            "jury",
            Role.JUROR,
            Role.TRAINER,
            body=body,
            territory=territory,
            college=College.EMPLOYEES,
        )


def _colleague(
    name: tuple[str, str],
    host: str,
    *roles: Role,
    body: int | None = None,
    territory: Territory | None = None,
    college: College | None = None,
    employer_siren: str = "",
) -> Colleague:
    email = f"{_address_part(name[0])}.{_address_part(name[1])}@{host}.example"
    return Colleague(*name, email, roles, body, territory, college, employer_siren)


def _names(taken: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    rng, seen = seeded("colleagues"), set(taken)
    while True:
        origin = rng.choice(ORIGINS)
        name = rng.choice(rng.choice((origin.women, origin.men))), rng.choice(origin.families)
        if name not in seen:
            seen.add(name)
            yield name


def _host(body: str) -> str:
    return "-".join(_address_part(word) for word in body.replace("-", " ").replace("’", " ").split())


def _address_part(text: str) -> str:
    return "".join(letter for letter in plain(text) if letter.isascii() and letter.isalnum())
