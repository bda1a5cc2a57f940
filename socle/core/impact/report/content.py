"""The whole report of a study, in the order a reader asks: what, for whom, since when, how sure, how made."""

from collections.abc import Iterator

from socle.core.impact.report import drawn, tables
from socle.core.impact.report.along import incidence_chart
from socle.core.impact.report.blocks import Block, Drawing, Named, Points, Report, Rows, Section, Words
from socle.core.impact.report.classes import classes_told, months_table
from socle.core.impact.report.people import flow_chart, love_plot, overlap_chart
from socle.core.impact.report.svg import Figure
from socle.core.impact.results import Interaction, Results, Verdict
from socle.core.impact.said import horizon, number, percent
from socle.core.impact.words import VERDICTS

NOT_AN_EFFECT = (
    "Les chiffres qui suivent décrivent les données. Aucun ne se publie comme un effet : voyez les raisons "
    "ci-dessus."
)
SURE = 0.05


def report_of(results: Results) -> Report:
    sections = (
        Section("Ce qui est demandé", tuple(_asked(results))),
        Section("Ce qui est trouvé", tuple(_found(results))),
        Section("Selon le parcours", tuple(_by_pathway(results))),
        Section("Des publics et des parcours", tuple(classes_told(results.typology))),
        Section("Au fil du temps, et pour d’autres résultats", tuple(_others(results))),
        Section("Par rapport à qui", tuple(_compared(results))),
        Section("Les personnes comparées", tuple(_people(results))),
        Section("Est-ce solide ?", tuple(_solid(results))),
        Section("Ce que cette étude ne peut pas dire", (Points(results.limits),)),
        Section("Tous les chiffres", tuple(_figures(results))),
        Section("D’où vient chaque chiffre", tuple(_origin(results))),
    )
    return Report(
        title=results.study.title,
        verdict=VERDICTS[results.verdict],
        verdict_code=str(results.verdict),
        lead=results.conclusion,
        sections=tuple(section for section in sections if section.blocks),
    )


def _asked(results: Results) -> Iterator[Block]:
    study = results.study
    written = {
        "Question": study.question or "non écrite dans le protocole",
        "Population": study.population or "non écrite dans le protocole",
        "Éligibilité": " ; ".join(study.eligibility) or "non écrite dans le protocole",
        "Bénéficiaire": study.treatment,
        "Temps zéro": study.time_zero or "non écrit dans le protocole",
        "Protocole": results.provenance.lock,
        "Étude conduite par": study.author,
    }
    yield Named(tuple((name, said) for name, said in written.items() if said))


def _found(results: Results) -> Iterator[Block]:
    yield Points(results.reasons)
    if results.verdict == Verdict.REFUSED:
        yield Words(NOT_AN_EFFECT)
    yield tables.main_estimates(results)


def _by_pathway(results: Results) -> Iterator[Block]:
    yield from _drawings(drawn.pathways(results))
    yield from differing(results)
    for column in dict.fromkeys(row.column for row in results.subgroups):
        yield from _drawings(drawn.subgroups(results, column))


def differing(results: Results) -> Iterator[Block]:
    """Whether the pathways differ, for the main outcome."""
    first = results.outcomes[0]
    columns = {row.column for row in results.groups}
    for test in results.interactions:
        own = (test.outcome, test.horizon) == (first.outcome, first.horizon)
        if own and test.column in columns:
            yield Words(_differ(test))


def _differ(test: Interaction) -> str:
    chance = (
        "moins d’une chance sur mille" if test.p_value < 0.001 else f"{percent(test.p_value, 1)} de chances"
    )
    if test.p_value < SURE:
        return (
            "Les effets diffèrent d’un parcours à l’autre : s’ils étaient égaux, on verrait de tels "
            f"écarts avec {chance}. La moyenne ne décrit donc aucun parcours."
        )
    return f"Rien ne montre que les effets diffèrent d’un parcours à l’autre ({chance} si tous étaient "
    "égaux)."


def _others(results: Results) -> Iterator[Block]:
    yield from _drawings(drawn.along_time(results), *drawn.other_outcomes(results))
    for place, curve in enumerate(results.curves):
        yield Drawing(incidence_chart(curve, place))


def _compared(results: Results) -> Iterator[Block]:
    yield from _drawings(drawn.comparisons(results))
    if results.comparisons:
        yield tables.judged("Chaque résultat, face à chaque groupe", results.comparisons, _kinds(results))


def _people(results: Results) -> Iterator[Block]:
    yield Drawing(flow_chart(results.flow))
    if results.overlap is not None:
        outside = percent(results.overlap.outside_support, 1)
        yield Drawing(overlap_chart(results.overlap))
        yield Words(
            f"{outside} des bénéficiaires n’ont personne de comparable "
            f"(au plus {percent(results.study.outside_support)} sont admis)."
        )
    if results.balance:
        yield Drawing(love_plot(results.balance, results.study.smd))


def _solid(results: Results) -> Iterator[Block]:
    yield Named(tuple((check.label, check.said) for check in results.checks))
    yield from _drawings(drawn.specifications(results))
    if results.stopped:
        yield Words("Ce qui n’a pas pu se calculer :")
        yield Points(
            tuple(
                f"{each.what}, {each.outcome}{horizon(each.horizon)} : {each.reason}"
                for each in results.stopped
            )
        )


def _figures(results: Results) -> Iterator[Block]:
    kinds = _kinds(results)
    yield tables.judged("Ce qu’on peut dire de chaque résultat", results.outcomes, kinds)
    yield tables.estimates(results)
    yield Points(tables.conventions(results))
    if results.groups:
        yield tables.groups("Selon le parcours", results.groups, kinds)
    if results.subgroups:
        yield tables.groups("Selon le sous-groupe", results.subgroups, kinds)
    yield tables.flow(results)
    yield from _rows(tables.overlap(results), months_table(results.typology))
    if results.balance:
        yield tables.balance(results)
    for curve in results.curves:
        yield tables.incidence(curve)
    yield from _rows(tables.specifications(results))


def _origin(results: Results) -> Iterator[Block]:
    origin = results.provenance
    yield Words("Avec ces trois empreintes et cette graine, le calcul redonne exactement les mêmes chiffres.")
    yield Named(
        (
            ("Protocole (SHA-256)", origin.protocol_sha256),
            ("Données (SHA-256)", origin.data_sha256 or "non connue"),
            ("Lignes lues", number(origin.data_rows, 0)),
            ("Code (SHA-256)", origin.code_sha256),
            ("Version de socle", origin.version),
            ("Graine et rééchantillonnages", f"{origin.seed}, {number(origin.repetitions, 0)}"),
            ("Termes du score", ", ".join(results.study.propensity)),
            ("Termes du modèle de résultat", ", ".join(results.study.outcome_model)),
            (
                "Seuils",
                f"écart standardisé {number(results.study.smd, 2)}, taille effective "
                f"{number(results.study.ess, 0)}, hors support {percent(results.study.outside_support)}",
            ),
        )
    )


def _kinds(results: Results) -> dict[str, str]:
    return {row.outcome: row.kind for row in results.estimates}


def _drawings(*figures: Figure | None) -> Iterator[Block]:
    for one in figures:
        if one is not None:
            yield Drawing(one)


def _rows(*found: Rows | None) -> Iterator[Block]:
    for one in found:
        if one is not None:
            yield one
