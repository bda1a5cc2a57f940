"""Publics and trajectories in the report: words first, then the drawing and how the two cross."""

from collections.abc import Iterator
from dataclasses import replace

from socle.core.impact.report.blocks import Block, Drawing, Named, Rows, Words
from socle.core.impact.report.months import months_chart, shown_months
from socle.core.impact.said import number, percent
from socle.core.impact.typology.answer import Public, Trajectory, Typology
from socle.core.impact.typology.grouped import MOST
from socle.core.impact.typology.words import how_apart, portrait, story

PUBLICS = (
    "Les publics, d’après ce que l’on savait de ces personnes avant leur entrée (analyse des correspondances "
    "multiples, puis classes autour de profils types)."
)
TRAJECTORIES = (
    "Les trajectoires, d’après les mois vécus depuis l’entrée (appariement optimal, puis classes autour de "
    f"trajectoires types ; au-delà de {MOST} personnes, un tirage régulier forme les classes, et chacun "
    "rejoint la plus proche). Chacune est dite par la situation la plus fréquente de chaque mois."
)
TRAITS_IN_BRIEF = 2
CROSSING = "Quels publics suivent quelles trajectoires"


def classes_told(typology: Typology | None) -> Iterator[Block]:
    if typology is None:
        return
    yield Words(
        f"Les {number(typology.people, 0)} bénéficiaires sont réunis en classes de personnes qui se "
        "ressemblent. Une classe décrit ; elle ne dit ni pourquoi, ni ce que le dispositif a changé."
    )
    if typology.publics:
        yield Words(f"{PUBLICS} {how_apart(typology.publics_apart)}")
        yield Named(
            tuple(
                (_headed(f"Public {each.name}", each, typology), _sentence(portrait(each, typology.people)))
                for each in typology.publics
            )
        )
    if typology.trajectories:
        yield Words(f"{TRAJECTORIES} {how_apart(typology.trajectories_apart)}")
        yield Named(
            tuple(
                (
                    _headed(f"Trajectoire {each.name}", each, typology),
                    _sentence(story(each, typology.states)),
                )
                for each in typology.trajectories
            )
        )
        yield Drawing(months_chart(typology))
    if typology.crossed:
        yield _crossing(typology)
        shown = {row.public for row in typology.crossed}
        if missing := [each.name for each in typology.publics if each.name not in shown]:
            yield Words(f"Effectifs trop petits pour être publiés : {', '.join(missing)}.")


def _headed(name: str, told: Public | Trajectory, typology: Typology) -> str:
    share = percent(told.people / typology.people)
    return f"{name} : {share} des bénéficiaires ({number(told.people, 0)})"


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."


def _crossing(typology: Typology) -> Rows:
    """Shares are those of each public."""
    return Rows(
        CROSSING,
        ("Public", *(f"Trajectoire {each.name}" for each in typology.trajectories)),
        tuple(
            (
                f"Public {row.public}",
                *(f"{percent(count / max(sum(row.people), 1))} ({number(count, 0)})" for count in row.people),
            )
            for row in typology.crossed
        ),
        folded=False,
    )


def months_table(typology: Typology | None) -> Rows | None:
    """The twin of the drawing."""
    if typology is None or not typology.trajectories:
        return None
    return Rows(
        "Situation des bénéficiaires, mois par mois",
        ("Trajectoire et mois", *typology.states),
        tuple(
            (f"Trajectoire {each.name}, {month + 1} mois", *(percent(share) for share in shares))
            for each in typology.trajectories
            for month, shares in shown_months(each)
        ),
    )


def in_brief(typology: Typology) -> Iterator[str]:
    """The largest public and the most frequent trajectory, one sentence each."""
    if typology.publics:
        first = replace(typology.publics[0], traits=typology.publics[0].traits[:TRAITS_IN_BRIEF])
        yield (
            f"{len(typology.publics)} publics parmi les bénéficiaires. Le plus nombreux "
            f"({percent(first.people / typology.people)}) : {portrait(first, typology.people)}."
        )
    if typology.trajectories:
        usual = typology.trajectories[0]
        yield (
            f"{len(typology.trajectories)} trajectoires depuis l’entrée. La plus fréquente "
            f"({percent(usual.people / typology.people)}) : {story(usual, typology.states)}."
        )
