"""What decides certification, on one screen.

A subdomain is acquired when at least ⌈threshold × n⌉ of its n criteria are acquired and every mandatory
one is; a domain when all its subdomains are; the certificate when all domains are (design §4, rule 2;
COPANEF, thresholds in force since 1 January 2018). Only `acquired` counts. There is no level and no score.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from socle.core.framework.model import Domain, Framework, Subdomain


class Verdict(StrEnum):
    """What an assessor says of one criterion."""

    ACQUIRED = "acquired"
    NOT_ACQUIRED = "not_acquired"
    NOT_ASSESSED = "not_assessed"
    NOT_ASSESSABLE = "not_assessable"


Ratings = Mapping[str, Verdict]
ACQUIRED = Verdict.ACQUIRED


@dataclass(frozen=True, slots=True)
class SubdomainResult:
    code: str
    acquired: bool
    criteria: int
    required: int
    acquired_count: int
    missing_mandatory: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DomainResult:
    code: str
    acquired: bool
    subdomains: tuple[SubdomainResult, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    certified: bool
    domains: tuple[DomainResult, ...]
    missing_domains: tuple[str, ...]
    missing_subdomains: tuple[str, ...]


def decide_certification(framework: Framework, ratings: Ratings) -> Decision:
    """Certified when every domain is acquired; otherwise name what is missing.

    A code absent from `ratings` counts as not assessed.
    """
    domains = tuple(decide_domain(domain, ratings) for domain in framework.domains)
    missing = tuple(domain.code for domain in domains if not domain.acquired)
    return Decision(
        certified=not missing,
        domains=domains,
        missing_domains=missing,
        missing_subdomains=tuple(s.code for d in domains for s in d.subdomains if not s.acquired),
    )


def decide_domain(domain: Domain, ratings: Ratings) -> DomainResult:
    subdomains = tuple(decide_subdomain(subdomain, ratings) for subdomain in domain.subdomains)
    return DomainResult(domain.code, all(s.acquired for s in subdomains), subdomains)


def decide_subdomain(subdomain: Subdomain, ratings: Ratings) -> SubdomainResult:
    acquired_count, missing_mandatory = 0, []
    for criterion in subdomain.criteria:
        if ratings.get(criterion.code) == ACQUIRED:
            acquired_count += 1
        elif criterion.mandatory:
            missing_mandatory.append(criterion.code)
    return SubdomainResult(
        code=subdomain.code,
        acquired=acquired_count >= subdomain.required and not missing_mandatory,
        criteria=len(subdomain.criteria),
        required=subdomain.required,
        acquired_count=acquired_count,
        missing_mandatory=tuple(missing_mandatory),
    )
