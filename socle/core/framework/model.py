"""What a framework (référentiel) is: domains, sub-domains, criteria, and where each word comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Provenance(StrEnum):
    """How far a text or a number can be trusted."""

    OFFICIAL = "official"
    INFERRED = "inferred"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Text:
    value: str
    provenance: Provenance
    source: str

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Criterion:
    code: str
    text: Text
    mandatory: bool


@dataclass(frozen=True, slots=True)
class Subdomain:
    code: str
    name: Text
    threshold: int
    threshold_provenance: Provenance
    threshold_source: str
    can: str
    learn: str
    criteria: tuple[Criterion, ...]

    @property
    def required(self) -> int:
        """How many criteria must be acquired: the threshold's share, rounded up, never in floats.

        >>> text = Text("Compter", Provenance.OFFICIAL, "loi")
        >>> three = tuple(Criterion(f"2.5.{n}", text, False) for n in (1, 2, 3))
        >>> Subdomain("2.5", text, 66, Provenance.INFERRED, "eva", "", "", three).required
        2
        """
        return -(-self.threshold * len(self.criteria) // 100)


@dataclass(frozen=True, slots=True)
class Domain:
    code: str
    name: Text
    short: str
    subdomains: tuple[Subdomain, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """One published version of a framework; it never changes, a change is a new version."""

    slug: str
    version: str
    title: str
    summary: str
    official_criteria: int | None
    notice: str
    domains: tuple[Domain, ...]

    def subdomains(self) -> Iterator[Subdomain]:
        return (subdomain for domain in self.domains for subdomain in domain.subdomains)

    def criteria(self) -> Iterator[Criterion]:
        return (criterion for subdomain in self.subdomains() for criterion in subdomain.criteria)

    @property
    def criterion_count(self) -> int:
        return sum(1 for _ in self.criteria())

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all criteria, in the order of the framework."""
        return tuple(criterion.code for criterion in self.criteria())

    @property
    def code_set(self) -> frozenset[str]:
        return frozenset(self.codes)

    @property
    def domain_names(self) -> dict[str, str]:
        return {domain.code: domain.name.value for domain in self.domains}

    def subdomain(self, code: str) -> Subdomain:
        """The sub-domain that has this code; KeyError when there is none."""
        for subdomain in self.subdomains():
            if subdomain.code == code:
                return subdomain
        raise KeyError(code)
