"""A study that leaves for a secure data centre, and the results that may come back: aggregates only.

What leaves holds no data: the protocol, the table it expects, the version of the code. What comes back is
`results.json` and nothing else: the same protocol, no unknown key, no small count.
"""

import csv
import io
import json

from socle.core.errors import Refusal
from socle.core.impact.dictionary import columns_of
from socle.core.impact.disclosure import publishable
from socle.core.impact.plan import Described, Protocol
from socle.core.impact.provenance import code_sha256, code_version
from socle.core.impact.results import Results
from socle.core.impact.terms import read_term

HEADER = ("colonne", "libellé", "rôle", "type", "au moins", "au plus", "valeurs", "mesurée")
GUIDE = """# Étude à conduire dans le centre de données

1. Installez socle {version} (code {code}).
2. Préparez un fichier CSV (UTF-8) ou Parquet, une ligne par personne, avec les colonnes de `columns.csv`.
   N’y mettez ni nom, ni numéro, ni adresse : l’étude n’en a pas besoin.
3. Lancez : `socle impact run STUDY.toml --data FICHIER --out RESULTATS --least 11`
4. Ne faites sortir que `RESULTATS/results.json` : il ne contient aucune ligne sur une personne, ni aucun
   effectif plus petit que 11. Vérifiez-le : c’est un texte.
5. Dehors : `socle impact import results.json --study STUDY.toml --out RAPPORT`
"""


def export_files(protocol: Protocol) -> dict[str, bytes]:
    manifest = {
        "protocol_sha256": protocol.sha256,
        "version": code_version(),
        "code_sha256": code_sha256(),
        "columns": columns_of(protocol),
    }
    guide = GUIDE.format(version=code_version(), code=code_sha256()[:12])
    return {
        "STUDY.toml": protocol.content,
        "columns.csv": _columns(protocol).encode("utf-8-sig"),
        "manifest.json": (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode(),
        "LISEZ-MOI.md": guide.encode(),
    }


def refuse_unfit(results: Results, protocol: Protocol, least: int) -> None:
    """Refusal when these results are not those of this protocol, or would show a handful of people."""
    if results.provenance.protocol_sha256 != protocol.sha256:
        raise Refusal(
            "Ces résultats viennent d’un autre protocole : leurs empreintes diffèrent.",
            "Reprenez le STUDY.toml exporté, ou relancez l’étude dans le centre de données.",
        )
    told = publishable(results, least)
    if told.results != results:
        shown = f" ({', '.join(told.hidden)})" if told.hidden else ""
        raise Refusal(
            f"Ces résultats montrent des effectifs plus petits que {least}{shown} : ils ne sortent pas.",
            f"Dans le centre de données, relancez l’étude avec --least {least}.",
        )


def _columns(protocol: Protocol) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for column in columns_of(protocol):
        described = protocol.dictionary.get(column, Described())
        measured = {None: "", False: "avant l’entrée", True: "après l’entrée"}[described.is_measured_after]
        bounds = ["" if bound is None else f"{bound:g}" for bound in (described.at_least, described.at_most)]
        kind = str(described.type or "")
        values = " / ".join(described.among)
        writer.writerow(
            (column, protocol.label(column), _role(column, protocol), kind, *bounds, values, measured)
        )
    return text.getvalue()


def _role(column: str, protocol: Protocol) -> str:
    terms = {
        name for term in (*protocol.propensity, *protocol.outcome_model) for name in read_term(term).columns
    }
    roles = {
        "traitement (0 ou 1)": column == protocol.treatment,
        "parcours (vide pour les autres)": column in protocol.pathway,
        "résultat": column in {each.name for each in protocol.outcomes},
        "fin de l’attente": column in {each.event_column for each in protocol.outcomes},
        "variable d’avant l’entrée": column in terms,
        "cellule exacte": column in protocol.cells or column == protocol.times.elapsed,
        "grappe": column == protocol.cluster,
        "groupe de comparaison": protocol.comparison is not None and column == protocol.comparison.column,
        "éligibilité": column in {rule.column for rule in protocol.eligibility},
        "public": column in protocol.typology.publics,
        "états mois par mois": column == protocol.typology.sequence,
        "contrôle": column in protocol.sensitivity.placebo_outcomes,
    }
    return ", ".join(role for role, is_played in roles.items() if is_played) or "date ou sous-groupe"
