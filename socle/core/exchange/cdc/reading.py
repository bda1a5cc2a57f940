"""The passages of a CSV file, one line at a time; a line that cannot be declared says why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from socle.core.errors import Refusal, UnreadableInput
from socle.core.exchange.candidates.reading import Line
from socle.core.exchange.cdc.cells import read_cell
from socle.core.exchange.cdc.columns import BY_NAME, NIR, OF_HOLDER, REASON, Column, header_problems
from socle.core.exchange.cdc.consistency import contradictions
from socle.core.exchange.cdc.model import Action, Certification, Holder, NationalNumber, Passage, Profile
from socle.core.exchange.cdc.objection import Doubt, Objection

REMEDY = "Les colonnes portent le nom des éléments du schéma : voyez docs/formats/cdc.md."
# The columns of what a person is, by field.
HOLDER = {
    "birth_name": "nomNaissance",
    "used_name": "nomUsage",
    "first_name": "prenom1",
    "second_name": "prenom2",
    "third_name": "prenom3",
    "birth_year": "anneeNaissance",
    "birth_month": "moisNaissance",
    "birth_day": "jourNaissance",
    "sex": "sexe",
    "commune_code": "codeInsee",
    "postal_code": "codePostal",
    "commune": "libelleCommuneNaissance",
    "country_code": "codePaysNaissance",
    "country": "libellePaysNaissance",
    "comment": "commentairesMEN",
}
PASSAGE = {
    "id": "idTechnique",
    "obtained": "obtentionCertification",
    "is_certified": "donneeCertifiee",
    "action": "action",
    "proof_url": "urlPreuve",
    "option": "libelleOption",
    "exam_start": "dateDebutExamen",
    "exam_end": "dateFinExamen",
    "exam_mode": "modalitePassageExamen",
    "exam_postal_code": "codePostalCentreExamen",
    "valid_from": "dateDebutValidite",
    "valid_until": "dateFinValidite",
    "language_level": "niveauLangueEuropeen",
    "digital_score": "scoreGeneral",
    "scoring": "scoring",
    "mention": "mentionValidee",
    "access": "modaliteAcces",
    "recognition_path": "voieAccessVAE",
    "initiative": "initiativeInscription",
    "enrolled_on": "dateInscription",
    "verbatim": "verbatim",
}


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of the file: its passage and what is doubtful in it, or why it cannot be declared."""

    number: int
    cells: tuple[str, ...]
    passage: Passage | None
    objections: tuple[Objection, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_header(lines: Iterator[Line], profile: Profile, *, nir_allowed: bool) -> tuple[str, ...]:
    """The columns of the file; refused whole when they are not those of a file of passages."""
    first = next(lines, None)
    if first is None:
        raise UnreadableInput("le fichier est vide", remedy=REMEDY)
    header = tuple(cell.strip() for cell in first[1])
    if NIR in header and not (nir_allowed and profile is Profile.V115):
        raise Refusal(
            "Le fichier a une colonne « nir » : rien n’est lu.",
            "Retirez-la ; le numéro national ne part que par le profil 1.1.5, quand la loi l’ouvre.",
        )
    if problems := header_problems(header):
        raise UnreadableInput(*(f"ligne 1, {problem}" for problem in problems), remedy=REMEDY)
    return header


def read_passages(lines: Iterable[Line], header: Sequence[str], profile: Profile) -> Iterator[ReadLine]:
    """Only the identifiers already seen are remembered: the second passage with one of them is refused."""
    columns = [BY_NAME.get(name) for name in header]
    seen: dict[tuple[Action, str], int] = {}
    for number, raw in lines:
        cells = tuple(cell.strip() for cell in raw)
        line = read_line(number, cells, columns, profile)
        if line.passage:
            first = seen.setdefault((line.passage.action, line.passage.id), number)
            if first != number:
                reason = f"« {line.passage.id} » est déjà celui de la ligne {first}"
                twice = Objection("idTechnique", reason, "donnez à chaque passage le sien")
                line = ReadLine(number, cells, None, (twice,))
        yield line


def read_line(
    number: int, cells: tuple[str, ...], columns: Sequence[Column | None], profile: Profile
) -> ReadLine:
    if len(cells) != len(columns):
        reason = f"la ligne a {len(cells)} cellules au lieu de {len(columns)}"
        wrong = Objection("ligne", reason, "vérifiez les points-virgules et les guillemets")
        return ReadLine(number, cells, None, (wrong,))
    said: dict[str, Any] = {}
    objections: list[Objection] = []
    doubts: list[Doubt] = []
    for column, text in zip(columns, cells, strict=True):
        if column is None:
            continue
        value, objection, doubt = read_cell(column, text)
        if objection:
            objections.append(objection)
        elif value is not None:
            said[column.name] = value
        if doubt:
            doubts.append(doubt)
    if NIR in said:
        said = {name: value for name, value in said.items() if name not in OF_HOLDER}
        objections = [each for each in objections if each.element not in OF_HOLDER]
    objections += contradictions(said, profile)
    passage = None if objections else passage_of(said)
    return ReadLine(number, cells, passage, tuple(objections), tuple(doubts))


def passage_of(said: dict[str, Any]) -> Passage:
    """Only for values that nothing objects to."""
    values = {field: said[name] for field, name in PASSAGE.items() if name in said}
    values["action"] = Action(values.get("action", Action.CREATION))
    certification = Certification(said["type"], said["code"])
    return Passage(certification=certification, holder=_holder(said), **values)


def _holder(said: dict[str, Any]) -> Holder | NationalNumber:
    if NIR in said:
        return NationalNumber(said[NIR], said["nomNaissance"])
    return Holder(**{field: said[name] for field, name in HOLDER.items() if name in said})


def refused_cells(line: ReadLine, header: Sequence[str]) -> tuple[str, ...]:
    """The line as it came, without a national number, and why it is refused at its end."""
    kept = [
        "" if name == NIR else cell for name, cell in zip(header, line.cells, strict=False) if name != REASON
    ]
    width = sum(name != REASON for name in header)
    told = f"ligne {line.number}, " + " | ".join(str(each) for each in line.objections)
    return (*(kept + [""] * width)[:width], told)
