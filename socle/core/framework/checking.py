"""What a framework that reads well may still get wrong: empty requirements, codes reused or misplaced."""

from collections import Counter

from socle.core.framework.model import Domain, Framework, Subdomain
from socle.core.framework.problems import Problem


def check_framework(framework: Framework, files: tuple[str, ...], problems: list[Problem]) -> None:
    """Add a problem for each empty requirement and each code that is not unique or not in its place.

    `files` names the file of each domain, in the same order.
    """
    seen: Counter[str] = Counter()
    for domain, file in zip(framework.domains, files, strict=True):
        problems.extend(_domain_problems(domain, file, seen))


def _domain_problems(domain: Domain, file: str, seen: Counter[str]) -> list[Problem]:
    problems = _repeated(file, f'code "{domain.code}"', domain.code, seen)
    if not domain.subdomains:
        problems.append(Problem(file, "subdomain", "manque", "ajoutez au moins un sous-domaine"))
    prefix = f"{domain.code}."
    for number, subdomain in enumerate(domain.subdomains, start=1):
        key = f"subdomain[{number}]"
        problems += _misplaced(file, f'{key}.code "{subdomain.code}"', subdomain.code, prefix)
        problems += _repeated(file, f'{key}.code "{subdomain.code}"', subdomain.code, seen)
        problems += _criterion_problems(subdomain, file, key, seen)
    return problems


def _criterion_problems(subdomain: Subdomain, file: str, key: str, seen: Counter[str]) -> list[Problem]:
    problems = []
    if not subdomain.criteria:
        problems.append(Problem(file, f"{key}.criterion", "manque", "ajoutez au moins un critère"))
    for criterion in subdomain.criteria:
        name = f'{key}.criterion "{criterion.code}"'
        problems += _misplaced(file, name, criterion.code, f"{subdomain.code}.")
        problems += _repeated(file, name, criterion.code, seen)
    return problems


def _misplaced(file: str, key: str, code: str, prefix: str) -> list[Problem]:
    if not code or prefix == "." or code.startswith(prefix):
        return []
    remedy = "corrigez ce code ou déplacez l’élément"
    return [Problem(file, key, f'ne commence pas par "{prefix}"', remedy)]


def _repeated(file: str, key: str, code: str, seen: Counter[str]) -> list[Problem]:
    seen[code] += bool(code)
    if seen[code] != 2:
        return []
    return [Problem(file, key, "est défini deux fois", "donnez au second son propre code")]
