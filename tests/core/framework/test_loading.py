from pathlib import Path

import pytest

from socle.core.framework.loading import load_bundle, load_framework
from socle.core.framework.model import Criterion, Domain, Framework, Provenance, Subdomain, Text
from socle.core.framework.problems import FrameworkError

HERE = Path(__file__).parent
BAD = sorted(path for path in (HERE / "bad").iterdir() if path.is_dir())


def law(value: str) -> Text:
    return Text(value, Provenance.OFFICIAL, "la loi")


SMALL = Framework(
    slug="petit",
    version="1",
    title="Petit certificat",
    summary="Un référentiel d’essai.",
    official_criteria=None,
    notice="Sans valeur.",
    domains=(
        Domain(
            code="1",
            name=law("Compter"),
            short="Compter",
            subdomains=(
                Subdomain(
                    code="1.1",
                    name=law("Additionner"),
                    threshold=50,
                    threshold_provenance=Provenance.OFFICIAL,
                    threshold_source="la loi",
                    can="Je sais additionner.",
                    learn="additionner",
                    criteria=(
                        Criterion("1.1.1", law("Additionner deux nombres"), mandatory=False),
                        Criterion("1.1.2", law("Vérifier une somme"), mandatory=True),
                    ),
                ),
            ),
        ),
    ),
)


def test_good_files_become_the_framework_they_describe() -> None:
    assert load_framework(HERE / "good") == SMALL


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_bad_files_are_refused_with_every_problem_and_its_remedy(folder: Path) -> None:
    """Each folder of `bad/` holds one refusal; its problems.txt is the whole answer, sorted."""
    with pytest.raises(FrameworkError) as refusal:
        load_framework(folder, f"bad/{folder.name}")
    expected = (folder / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(str(problem) for problem in refusal.value.problems) == expected


def test_a_code_defined_in_two_domain_files_is_refused() -> None:
    d1 = (HERE / "good" / "d1.toml").read_bytes()
    main = (HERE / "good" / "framework.toml").read_bytes().replace(b'"d1.toml"', b'"d1.toml", "d2.toml"')
    with pytest.raises(FrameworkError) as refusal:
        load_bundle({"framework.toml": main, "d1.toml": d1, "d2.toml": d1}, "x")
    assert [problem.key for problem in refusal.value.problems] == [
        'code "1"',
        'subdomain[1].code "1.1"',
        'subdomain[1].criterion "1.1.1"',
        'subdomain[1].criterion "1.1.2"',
    ]
