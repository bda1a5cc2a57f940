"""The fictional bodies of the demonstration, their sites in Île-de-France and the people who work there.

Their SIREN pass Luhn's check and all start with 0000, a start that no company is known to have.
"""

from dataclasses import dataclass
from functools import cache

from socle.demonstration.days import Territory
from socle.demonstration.names import ORIGINS
from socle.demonstration.seeds import seeded

NORTH, WEST, SOUTH_EAST, PARIS = Territory.NORTH, Territory.WEST, Territory.SOUTH_EAST, Territory.PARIS
DEPARTEMENTS = {
    "75": PARIS,
    "77": SOUTH_EAST,
    "78": WEST,
    "91": SOUTH_EAST,
    "92": WEST,
    "93": NORTH,
    "94": SOUTH_EAST,
    "95": NORTH,
}
# Body → its sites: postal code, town, street, and how many people come there compared with the others.
BODIES: dict[str, tuple[tuple[str, str, str, int], ...]] = {
    "Atelier Imaginaire": (
        ("93200", "Saint-Denis", "4 rue du Cahier-Bleu", 9),
        ("93300", "Aubervilliers", "11 allée des Crayons", 5),
        ("93000", "Bobigny", "2 passage du Buvard", 6),
        ("93600", "Aulnay-sous-Bois", "27 avenue des Marelles", 4),
    ),
    "École des Nuages-Bas": (
        ("75019", "Paris", "38 rue du Papier-Plié", 7),
        ("75013", "Paris", "5 square de l’Encrier", 5),
        ("75018", "Paris", "61 rue des Trois-Gommes", 6),
    ),
    "Comptoir des Mots-Inventés": (
        ("93100", "Montreuil", "9 rue de la Craie", 6),
        ("94200", "Ivry-sur-Seine", "14 impasse du Compas", 4),
        ("94400", "Vitry-sur-Seine", "3 boulevard des Équerres", 4),
    ),
    "Institut Utopie": (
        ("92000", "Nanterre", "20 rue de la Page-Blanche", 5),
        ("92230", "Gennevilliers", "7 chemin des Taille-Crayons", 4),
        ("92700", "Colombes", "16 rue du Cahier-Bleu", 3),
    ),
    "Relais de Nulle-Part": (
        ("95000", "Cergy", "8 allée des Crayons", 5),
        ("95100", "Argenteuil", "33 rue de la Craie", 5),
        ("95200", "Sarcelles", "12 passage du Buvard", 5),
    ),
    "Fabrique des Savoirs-Rêvés": (
        ("91000", "Évry-Courcouronnes", "6 avenue des Marelles", 5),
        ("91300", "Massy", "19 rue du Papier-Plié", 2),
        ("91100", "Corbeil-Essonnes", "1 square de l’Encrier", 3),
    ),
    "Compagnie du Crayon-Magique": (
        ("78200", "Mantes-la-Jolie", "24 rue des Trois-Gommes", 3),
        ("78190", "Trappes", "10 impasse du Compas", 3),
        ("78300", "Poissy", "2 boulevard des Équerres", 2),
    ),
    "Centre Chimère": (
        ("77000", "Melun", "13 rue de la Page-Blanche", 3),
        ("77100", "Meaux", "29 chemin des Taille-Crayons", 3),
    ),
    "Maison Fictive des Métiers": (
        ("94000", "Créteil", "40 rue du Cahier-Bleu", 5),
        ("77500", "Chelles", "15 allée des Crayons", 2),
    ),
    "Académie du Pays-sans-Carte": (("75020", "Paris", "22 rue de la Craie", 6),),
    "Groupe Mirage Compétences": (("75010", "Paris", "17 passage du Buvard", 4),),
    "Société Fictive de Formation": (("95140", "Garges-lès-Gonesse", "5 avenue des Marelles", 3),),
}
FIRST_BODY, FIRST_EMPLOYER, EMPLOYERS = 11, 5001, 16
# Per site: two who only assess, one who only trains, one who does both for different people.
ROLES = ((True, False), (True, False), (False, True), (True, True))


@dataclass(frozen=True, slots=True)
class Body:
    siren: str
    name: str


@dataclass(frozen=True, slots=True)
class Site:
    """`body` is a place in the network's bodies; `weight` says how many people come there."""

    body: int
    siret: str
    name: str
    street: str
    postal_code: str
    town: str
    phone: str
    weight: int

    @property
    def territory(self) -> Territory:
        return DEPARTEMENTS[self.postal_code[:2]]


@dataclass(frozen=True, slots=True)
class Professional:
    """Works at one site of the network."""

    first_name: str
    last_name: str
    site: int
    is_assessor: bool
    is_trainer: bool


@dataclass(frozen=True, slots=True)
class Network:
    bodies: tuple[Body, ...]
    sites: tuple[Site, ...]
    staff: tuple[Professional, ...]
    employers: tuple[str, ...]

    def assessors(self, site: int) -> tuple[int, ...]:
        return tuple(n for n, each in enumerate(self.staff) if each.site == site and each.is_assessor)

    def trainers(self, site: int) -> tuple[int, ...]:
        return tuple(n for n, each in enumerate(self.staff) if each.site == site and each.is_trainer)


def with_luhn(digits: str) -> str:
    """These digits and their check digit.

    >>> with_luhn("73282932"), with_luhn("7328293200007")
    ('732829320', '73282932000074')
    """
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    total = sum(number // 10 + number % 10 for number in doubled)
    return f"{digits}{-total % 10}"


def siren(number: int) -> str:
    return with_luhn(f"0000{number:04}")


@cache
def network() -> Network:
    """The same network for every cohort."""
    sites = tuple(_sites())
    return Network(
        bodies=tuple(Body(siren(FIRST_BODY + n), name) for n, name in enumerate(BODIES)),
        sites=sites,
        staff=tuple(_staff(len(sites))),
        employers=tuple(siren(FIRST_EMPLOYER + n) for n in range(EMPLOYERS)),
    )


@cache
def sites_near(site: Site) -> tuple[Site, ...]:
    """Those that send their files to the same jury; people who come to one live around them."""
    return tuple(each for each in network().sites if each.territory == site.territory)


def _sites() -> list[Site]:
    sites: list[Site] = []
    for body, (name, places) in enumerate(BODIES.items()):
        for number, (postal_code, town, street, weight) in enumerate(places, 1):
            siret = with_luhn(f"{siren(FIRST_BODY + body)}{number:04}")
            phone = f"01 99 00 {10 + body:02} {number:02}"
            sites.append(Site(body, siret, name, street, postal_code, town, phone, weight))
    return sites


def _staff(sites: int) -> list[Professional]:
    rng = seeded("the people of the network")
    seen: set[tuple[str, str]] = set()
    staff: list[Professional] = []
    while len(staff) < sites * len(ROLES):
        origin = rng.choice(ORIGINS[:4]) if rng.random() < 0.8 else rng.choice(ORIGINS)
        name = rng.choice(rng.choice((origin.women, origin.men))), rng.choice(origin.families)
        if name not in seen:
            seen.add(name)
            site, role = divmod(len(staff), len(ROLES))
            staff.append(Professional(*name, site, *ROLES[role]))
    return staff
