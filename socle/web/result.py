"""What a result says to the person: what they can do first, then what they will learn, and the rosette."""

from dataclasses import dataclass

from socle.core.certification import Decision, DomainResult
from socle.core.framework.model import Domain, Framework
from socle.web.rosette import Part, Rosette


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of one domain; `whole` when all of it is acquired."""

    domain: str
    sentences: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ResultPage:
    """`known` and `to_learn` hold the same sentences as `can` and `will_learn`, by domain."""

    can: tuple[str, ...]
    will_learn: tuple[str, ...]
    rosette: Rosette
    all_acquired: bool
    known: tuple[Group, ...]
    to_learn: tuple[Group, ...]


def result_page(framework: Framework, decision: Decision, prefix: str = "rosette") -> ResultPage:
    """Every acquired subdomain is named whatever its domain; nothing is counted."""
    pairs = tuple(zip(framework.domains, decision.domains, strict=True))
    known = tuple(_known(domain, result) for domain, result in pairs if any(_acquired(result)))
    to_learn = tuple(_to_learn(domain, result) for domain, result in pairs if not result.acquired)
    return ResultPage(
        can=tuple(sentence for group in known for sentence in group.sentences),
        will_learn=tuple(sentence for group in to_learn for sentence in group.sentences),
        rosette=Rosette("Ce que vous savez faire", tuple(_part(*pair) for pair in pairs), prefix),
        all_acquired=decision.certified,
        known=known,
        to_learn=to_learn,
    )


def _known(domain: Domain, result: DomainResult) -> Group:
    marked = zip(domain.subdomains, _acquired(result), strict=True)
    return Group(domain.short, tuple(s.can for s, acquired in marked if acquired), whole=result.acquired)


def _to_learn(domain: Domain, result: DomainResult) -> Group:
    marked = zip(domain.subdomains, _acquired(result), strict=True)
    sentences = (s.learn for s, acquired in marked if not acquired)
    return Group(domain.short, tuple(sentence[:1].upper() + sentence[1:] for sentence in sentences))


def _part(domain: Domain, result: DomainResult) -> Part:
    return domain.short, sum(_acquired(result)), len(domain.subdomains)


def _acquired(result: DomainResult) -> tuple[bool, ...]:
    return tuple(subdomain.acquired for subdomain in result.subdomains)
