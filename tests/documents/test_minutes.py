from dataclasses import replace

from socle.documents.minutes import render_minutes
from tests.documents.reading import pages, text
from tests.documents.samples import MINUTES

GENUINE = replace(MINUTES, specimen=False)


def test_minutes_say_who_sat_what_was_decided_and_who_signed() -> None:
    assert text(render_minutes(GENUINE)) == " ".join(
        (
            "Jury paritaire de démonstration Procès-verbal de séance",
            "Date lundi 23 novembre 2026 Heures de 14 h à 16 h 30",
            "Lieu Paris, salle Olympe de Gouges Secrétariat Claude Morel",
            "Membres du jury",
            "Collège des employeurs Membre Organisation Présence",
            "Sacha Girard Fédération des métiers oui Noa Lambert Union des entreprises non",
            "Collège des salariés Membre Organisation Présence",
            "Andrea Fontaine Syndicat des services oui",
            "Quorum : un membre de chaque collège, vérifié à chaque vote.",
            "Dossiers tirés au sort Ces dossiers, tirés au sort, ont été ouverts en premier : D-7Q4M.",
            "Dossiers et décisions Rang Dossier Certificat Décision Motif",
            "1 D-7Q4M CléA accordé Tous les domaines sont acquis.",
            "2 D-K9XR CléA Numérique ajourné La situation du critère 2.1.3 n’est pas décrite.",
            "Membres retirés d’un dossier Membre Dossier Motif",
            "Sacha Girard D-K9XR Membre de l’organisme qui a évalué.",
            "Signatures des deux collèges",
            "Pour le collège des employeurs Sacha Girard Signé le lundi 23 novembre 2026",
            "Pour le collège des salariés Andrea Fontaine Date et signature :",
            "page 1 sur 1",
        )
    )


def test_a_long_agenda_repeats_its_headings_and_numbers_its_pages() -> None:
    printed = pages(render_minutes(replace(GENUINE, agenda=GENUINE.agenda * 40)))
    headed = ["Rang Dossier Certificat Décision Motif" in page for page in printed[:2]]
    assert (headed, printed[1].endswith(f"page 2 sur {len(printed)}")) == ([True, True], True)


def test_no_withdrawal_and_no_draw_are_said() -> None:
    said = text(render_minutes(replace(GENUINE, withdrawals=(), drawn=())))
    assert "Aucun membre n’a eu à se retirer." in said
    assert "Aucun dossier n’a été tiré au sort." in said
