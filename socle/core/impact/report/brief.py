"""Two pages for a regional committee: the answer, what it rests on, and what it does not say."""

from collections.abc import Iterator
from dataclasses import replace

from socle.core.impact.report import drawn
from socle.core.impact.report.blocks import Block, Drawing, Named, Points, Report, Section, Words
from socle.core.impact.report.classes import in_brief
from socle.core.impact.report.content import differing, report_of
from socle.core.impact.report.tables import judged
from socle.core.impact.results import Results, Verdict
from socle.core.impact.said import number, percent

SECOND_PAGE = "Par rapport à qui"
SOLID = ("omitted", "placebo", "negative_control", "bootstrap")
# On two pages, no more lines than these; the report has them all.
MOST_ENTRIES, MOST_OUTCOMES, MOST_REASONS, MOST_LIMITS = 7, 8, 5, 4
LONGEST, LONGEST_CELL = 240, 48


def brief_of(results: Results) -> Report:
    whole = report_of(results)
    sections = (
        Section("La question", tuple(_question(results))),
        Section("Selon le parcours", tuple(_pathways(results))),
        Section("Des publics et des parcours", tuple(_classes(results))),
        Section(SECOND_PAGE, tuple(_compared(results))),
        Section("Les autres résultats", tuple(_others(results))),
        Section("Peut-on s’y fier ?", (Points(tuple(_trust(results))[:MOST_REASONS]),)),
        Section("Ce que cette étude ne dit pas", (Points(results.limits[:MOST_LIMITS]),)),
        Section("Pour vérifier", (Words(_origin(results)),)),
    )
    shown = tuple(section for section in sections if section.blocks)
    return Report(whole.title, whole.verdict, whole.verdict_code, whole.lead, shown)


def _question(results: Results) -> Iterator[Block]:
    study, lock = results.study, results.provenance.lock
    asked = (("Question", study.question), ("Population", study.population), ("Protocole", lock))
    yield Named(tuple((name, _short(said or "non écrite dans le protocole")) for name, said in asked))


def _pathways(results: Results) -> Iterator[Block]:
    """The average hides the pathways: they come first."""
    figure = drawn.pathways(results, most=MOST_ENTRIES)
    if figure is None:
        yield Words("Le protocole ne distingue pas de parcours, ou leurs effets n’ont pas pu s’estimer.")
        return
    yield Drawing(figure)
    yield from differing(results)


def _compared(results: Results) -> Iterator[Block]:
    figure, main = drawn.comparisons(results), results.main
    if figure is not None:
        yield Drawing(figure)
    elif main is not None:
        others = number(main.n_controls, 0)
        yield Words(
            f"Les bénéficiaires sont comparés à {others} autres personnes, pondérées pour leur ressembler."
        )
    else:
        yield Words("La comparaison n’a pas pu se faire.")


def _others(results: Results) -> Iterator[Block]:
    """The first ones after the outcome that bears the verdict."""
    kinds = {row.outcome: row.kind for row in results.estimates}
    table = judged("", results.outcomes[1 : MOST_OUTCOMES + 1], kinds)
    places = (0, 2, 3, 4)
    if table.rows:
        yield replace(
            table,
            title="Chacun à part, sans correction pour leur nombre",
            header=tuple(table.header[place] for place in places),
            rows=tuple(tuple(_short(row[place], LONGEST_CELL) for place in places) for row in table.rows),
        )


def _classes(results: Results) -> Iterator[Block]:
    if results.typology is not None:
        yield Points(tuple(_short(said) for said in in_brief(results.typology)))


def _trust(results: Results) -> Iterator[str]:
    if results.verdict == Verdict.REFUSED:
        yield from (_short(reason) for reason in results.reasons)
    if results.overlap is not None:
        yield f"{percent(results.overlap.outside_support, 1)} des bénéficiaires n’ont personne de comparable."
    if results.balance:
        worst = max(results.balance, key=lambda row: abs(row.smd_after))
        yield (
            "Après ajustement, l’écart le plus grand entre les groupes est de "
            f"{number(abs(worst.smd_after), 2)} écart-type (« {worst.label} ») ; le seuil est "
            f"{number(results.study.smd, 2)}."
        )
    for check in results.checks:
        if check.name.partition(" ")[0] in SOLID:
            yield _short(f"{check.label} : {check.said[:1].lower()}{check.said[1:]}")


def _origin(results: Results) -> str:
    origin = results.provenance
    return (
        f"socle {origin.version}, code {origin.code_sha256[:12]}, protocole {origin.protocol_sha256[:12]}, "
        f"données {origin.data_sha256[:12] or 'non connues'}, graine {origin.seed}. Le rapport complet donne "
        "toutes les estimations, leurs conventions et les empreintes entières."
    )


def _short(said: str, most: int = LONGEST) -> str:
    """Whole sentences only, as many as there is room for; the report says the rest."""
    if len(said) <= most:
        return said
    end = said.rfind(". ", 0, most) + 1
    return said[:end] if end else said[: most - 1].rsplit(" ", 1)[0] + "…"
