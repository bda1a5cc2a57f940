"""Turn a framework's TOML files into a Framework, or refuse them with all their problems at once."""

from collections.abc import Mapping
from pathlib import Path

from socle.core.framework.checking import check_framework
from socle.core.framework.model import Criterion, Domain, Framework, Provenance, Subdomain, Text
from socle.core.framework.problems import FrameworkError as FrameworkError
from socle.core.framework.problems import Problem as Problem
from socle.core.framework.reading import Table, read_table

MAIN_FILE = "framework.toml"

Sources = Mapping[str, tuple[Provenance, str]]


def load_framework(folder: Path, where: str | None = None) -> Framework:
    """The framework kept in this folder; `where` is how its problems name the folder."""
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))}
    return load_bundle(files, where or folder.as_posix())


def load_bundle(files: Mapping[str, bytes], where: str) -> Framework:
    """The framework these files describe; FrameworkError names everything to mend."""
    problems: list[Problem] = []
    if MAIN_FILE not in files:
        missing = Problem(f"{where}/{MAIN_FILE}", "", "manque", "créez ce fichier ou corrigez le dossier")
        raise FrameworkError((missing,))
    main = read_table(files[MAIN_FILE], f"{where}/{MAIN_FILE}", problems)
    if main is None:
        raise FrameworkError(problems)
    sources = _sources(main)
    names = main.texts("domains")
    tables = _domain_tables(main, names, files, where)
    framework = _framework(main, tuple(_domain(table, sources) for table in tables))
    if not names and not any(problem.key == "domains" for problem in problems):
        main.refuse("domains", "est vide", "listez au moins un fichier de domaine")
    check_framework(framework, tuple(table.file for table in tables), problems)
    if problems:
        raise FrameworkError(problems)
    return framework


def _sources(main: Table) -> Sources:
    sources = {}
    for name, table in main.named_tables("source").items():
        sources[name] = (_provenance(table), table.text("text"))
        table.close()
    return sources


def _provenance(table: Table) -> Provenance:
    value = table.text("provenance")
    if value in set(Provenance):
        return Provenance(value)
    if value:
        known = ", ".join(f'"{provenance}"' for provenance in Provenance)
        table.refuse(
            table.path("provenance"),
            f'"{value}" n’est pas une provenance connue',
            f"choisissez parmi {known}",
        )
    return Provenance.PROVISIONAL


def _domain_tables(
    main: Table, names: tuple[str, ...], files: Mapping[str, bytes], where: str
) -> tuple[Table, ...]:
    for name in sorted(set(names) - set(files)):
        main.refuse(
            "domains", f'cite "{name}", qui n’existe pas', "créez ce fichier ou retirez-le de la liste"
        )
    for name in sorted({name for name in names if names.count(name) > 1}):
        main.refuse("domains", f'cite "{name}" deux fois', "gardez une seule mention")
    for name in sorted(set(files) - set(names) - {MAIN_FILE}):
        remedy = f"ajoutez-le à domains dans {MAIN_FILE} ou supprimez-le"
        main.problems.append(Problem(f"{where}/{name}", "", "n’est cité nulle part", remedy))
    listed = (name for name in dict.fromkeys(names) if name in files)
    read = (read_table(files[name], f"{where}/{name}", main.problems) for name in listed)
    return tuple(table for table in read if table is not None)


def _framework(main: Table, domains: tuple[Domain, ...]) -> Framework:
    framework = Framework(
        slug=main.code("slug"),
        version=main.code("version"),
        title=main.text("title"),
        summary=main.text("summary"),
        official_criteria=main.optional_integer("official_criteria"),
        notice=main.text("notice"),
        domains=domains,
    )
    main.close()
    return framework


def _domain(table: Table, sources: Sources) -> Domain:
    criteria_source = table.text("criteria_source")
    domain = Domain(
        code=table.code("code"),
        name=_text(table, "name", source=table.text("name_source"), sources=sources),
        short=table.text("short"),
        subdomains=tuple(_subdomain(each, criteria_source, sources) for each in table.tables("subdomain")),
    )
    table.close()
    return domain


def _subdomain(table: Table, criteria_source: str, sources: Sources) -> Subdomain:
    mandatory = table.texts("mandatory", optional=True)
    criteria = tuple(
        _criterion(each, mandatory, criteria_source, sources) for each in table.tables("criterion")
    )
    provenance, source = _source(table, "threshold_source", table.text("threshold_source"), sources)
    subdomain = Subdomain(
        code=table.code("code"),
        name=_text(table, "name", source=table.text("name_source"), sources=sources),
        threshold=_threshold(table),
        threshold_provenance=provenance,
        threshold_source=source,
        can=table.text("can"),
        learn=table.text("learn"),
        criteria=criteria,
    )
    for code in sorted(set(mandatory) - {criterion.code for criterion in criteria}):
        table.refuse(
            table.path("mandatory"),
            f'cite "{code}", qui n’est pas un critère de ce sous-domaine',
            "corrigez ce code ou retirez-le",
        )
    table.close()
    return subdomain


def _threshold(table: Table) -> int:
    threshold = table.integer("threshold")
    if threshold is None:
        return 100
    if not 1 <= threshold <= 100:
        table.refuse(
            table.path("threshold"), f"vaut {threshold}", "écrivez un pourcentage entier entre 1 et 100"
        )
    return threshold


def _criterion(table: Table, mandatory: tuple[str, ...], criteria_source: str, sources: Sources) -> Criterion:
    source = table.optional_text("source", criteria_source)
    code = table.text("code")
    text = _text(table, "text", source=source, sources=sources)
    table.close()
    return Criterion(code=code, text=text, mandatory=code in mandatory)


def _text(table: Table, name: str, *, source: str, sources: Sources) -> Text:
    provenance, description = _source(table, name, source, sources)
    return Text(table.text(name), provenance, description)


def _source(table: Table, name: str, source: str, sources: Sources) -> tuple[Provenance, str]:
    if source and source not in sources:
        table.refuse(
            table.path(name),
            f'cite la source "{source}", qui n’existe pas',
            f"décrivez [source.{source}] dans {MAIN_FILE}",
        )
    return sources.get(source, (Provenance.PROVISIONAL, ""))
