"""The frameworks in `data/frameworks`: how many criteria they hold, and that nobody rewrote them."""

import os
import re
import warnings
from pathlib import Path

import pytest

from socle.core.framework.bundle import bundle_bytes, bundle_hash, refuse_change
from socle.core.framework.catalogue import find_framework, list_versions
from socle.core.framework.model import Framework, Provenance

REPOSITORY = Path(__file__).parents[3]
ROOT = REPOSITORY / "data" / "frameworks"

# slug, version, domains, sub-domains, criteria, hash of the bundle
SHIPPED = (
    ("clea", "2018", 7, 28, 107, "8256a1c649c17d2abc6d9dce0e8856e0f6c6d93de5cc7cb2c3c645da9eb208dd"),
    (
        "clea-management",
        "2026-provisoire",
        3,
        9,
        27,
        "781273e6c14ffd2920f59afe06fffbb2f843a5db6cc593eba1f4ba95779e04dc",
    ),
    (
        "clea-numerique",
        "2026-provisoire",
        4,
        13,
        37,
        "2001eed33075c486c7a3936cb4ede4fc53daec3686c519acb28565007cb1e951",
    ),
)

CRITERION = re.compile(r"^  - (\d\.\d\.\d) (.*?)(?: \[\*\])?$", re.MULTILINE)
NAMES = re.compile(r"^#### D(\d) — (.*?)  \(|^- \*\*(\d\.\d) (.*?)\*\*", re.MULTILINE)
THRESHOLD = re.compile(r"^\| (\d\.\d) \| (\d+) \| (\d+) % \| (\d+)/\d+ \|", re.MULTILINE)


def clea() -> Framework:
    return find_framework(ROOT, "clea", "2018")


def oracle() -> str | None:
    """The reference text CléA 2018 was copied from, or None where it is not kept."""
    folder = Path(os.environ.get("SOCLE_ORACLES") or REPOSITORY.parent / "shared" / "reference")
    path = folder / "domain-clea.md"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def test_every_version_kept_is_listed_here() -> None:
    assert set(list_versions(ROOT)) == {each[:2] for each in SHIPPED}


@pytest.mark.parametrize(("slug", "version", "domains", "subdomains", "criteria", "published_hash"), SHIPPED)
def test_a_shipped_version_has_its_counts_and_never_changes(
    *, slug: str, version: str, domains: int, subdomains: int, criteria: int, published_hash: str
) -> None:
    framework = find_framework(ROOT, slug, version)
    counts = (len(framework.domains), len(list(framework.subdomains())), framework.criterion_count)
    assert counts == (domains, subdomains, criteria)
    new_hash = bundle_hash(bundle_bytes(ROOT / slug / version))
    refuse_change(published_hash, new_hash, slug=slug, version=version)


def test_clea_2018_is_the_reference_word_for_word() -> None:
    text = oracle()
    if text is None:
        warnings.warn(
            "The reference text domain-clea.md is not here (SOCLE_ORACLES): the wording of CléA 2018 was "
            "checked by its published hash only, not word for word.",
            stacklevel=1,
        )
        published_hash = next(each[5] for each in SHIPPED if each[0] == "clea")
        assert bundle_hash(bundle_bytes(ROOT / "clea" / "2018")) == published_hash
        return
    framework = clea()
    names = [(domain.code, domain.name.value) for domain in framework.domains]
    names += [(subdomain.code, subdomain.name.value) for subdomain in framework.subdomains()]
    wording = text[text.index("### 1.2 ") : text.index("### 1.3 ")]
    assert [(each.code, each.text.value) for each in framework.criteria()] == CRITERION.findall(wording)
    assert sorted(names) == sorted((d or s, dn or sn) for d, dn, s, sn in NAMES.findall(wording))
    thresholds = [
        (each.code, str(len(each.criteria)), str(each.threshold), str(each.required))
        for each in framework.subdomains()
    ]
    assert thresholds == THRESHOLD.findall(text)


def test_clea_2018_says_that_the_official_count_is_one_less() -> None:
    assert (clea().criterion_count, clea().official_criteria) == (107, 106)


def test_no_criterion_of_clea_2018_is_mandatory_while_the_official_ones_are_unknown() -> None:
    assert [criterion.code for criterion in clea().criteria() if criterion.mandatory] == []


def test_the_thresholds_of_domain_2_come_from_eva() -> None:
    assert {each.code for each in clea().subdomains() if "eva de l’ANLCI" in each.threshold_source} == {
        "2.1",
        "2.2",
        "2.3",
        "2.4",
        "2.5",
    }
    assert {each.threshold_provenance for each in clea().subdomains()} == {Provenance.INFERRED}


def test_the_names_kept_from_memory_are_provisional() -> None:
    provisional = {
        each.code for each in clea().subdomains() if each.name.provenance is Provenance.PROVISIONAL
    }
    assert provisional == {"4.1", "4.2", "4.3", "4.4", "6.1", "6.2", "6.3"}


@pytest.mark.parametrize("slug", ["clea-numerique", "clea-management"])
def test_criteria_and_thresholds_written_here_are_provisional(slug: str) -> None:
    framework = find_framework(ROOT, slug, "2026-provisoire")
    provenances = {criterion.text.provenance for criterion in framework.criteria()}
    provenances |= {subdomain.threshold_provenance for subdomain in framework.subdomains()}
    assert provenances == {Provenance.PROVISIONAL}


@pytest.mark.parametrize(("slug", "version"), list_versions(ROOT))
def test_every_subdomain_says_what_a_person_can_do_in_plain_words(slug: str, version: str) -> None:
    framework = find_framework(ROOT, slug, version)
    badly_said = [
        subdomain.code
        for subdomain in framework.subdomains()
        if not (
            subdomain.can.startswith("Je sais ") and subdomain.can.endswith(".") and len(subdomain.can) < 90
        )
    ]
    assert badly_said == []
