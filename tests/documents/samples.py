"""One true example of each document, for people who do not exist."""

from datetime import date

from socle.core.card import ALPHABET
from socle.core.jury import College
from socle.documents.access_card import AccessCard
from socle.documents.certificate import Certificate
from socle.documents.letter import Letter
from socle.documents.minutes import AgendaLine, Attendee, Minutes, Signature, Withdrawal
from socle.documents.person_name import PersonName
from socle.documents.print_run import PrintRun
from socle.documents.restitution import Learning, NextStep, Restitution
from socle.documents.statement import Statement

HELD = date(2026, 11, 23)
ALICE = PersonName("Zoë Alice", "Lefèvre-Martin", "Dupont")
DOMAINS = (
    "La communication en français",
    "L’utilisation des règles de base de calcul et du raisonnement mathématique",
    "L’utilisation des techniques usuelles de l’information et de la communication numérique",
    "L’aptitude à travailler dans le cadre de règles définies d’un travail en équipe",
    "L’aptitude à travailler en autonomie et à réaliser un objectif individuel",
    "La capacité d’apprendre à apprendre tout au long de la vie",
    "La maîtrise des gestes et postures et le respect des règles d’hygiène, de sécurité et environnementales",
)
TITLE = "Certificat de connaissances et de compétences professionnelles (CléA)"
KNOWN = (
    "Je sais écouter et poser une question quand je n’ai pas compris.",
    "Je sais lire les documents de mon travail et y trouver ce qu’il me faut.",
    "Je sais faire les calculs utiles à mon travail.",
    "Je sais travailler avec les autres et tenir compte de leur avis.",
)

CERTIFICATE = Certificate(
    holder=str(ALICE),
    used_name=ALICE.used_name,
    title=TITLE,
    domains=DOMAINS,
    decided_on=HELD,
    place="Paris",
    number="2026-0004217",
    public_code="7Q4M-K9XR-2HTP-VB6W-CD3N-J8YF-LA",
    verification_address="https://socle.example/verifier/",
    scanned="https://socle.example/v#" + "eyJhbGciOiJFZDI1NTE5Iiwia2lkIjoiYmFkZ2UtMjAyNiIs" * 13,
    certifier="Certificateur de démonstration",
    signatory="Dominique Roussel",
    signatory_role="présidence du certificateur de démonstration",
    registration_number="RS0000",
    specimen=True,
)
STATEMENT = Statement(
    person=ALICE,
    born_on=date(1994, 7, 14),
    certificate=TITLE,
    title=f"{TITLE}, version 2018",
    domains=(DOMAINS[0], DOMAINS[3]),
    known=KNOWN,
    body="Les Ateliers du Port",
    result_on=HELD,
    kept_until=date(2031, 11, 23),
    signatory="Bob Durand",
    specimen=True,
)
RESTITUTION = Restitution(
    person=ALICE,
    certificate=TITLE,
    assessed_on=HELD,
    body="Les Ateliers du Port",
    assessor="Bob Durand",
    petals=(
        ("Parler, lire et écrire", 5, 5),
        ("Compter et raisonner", 3, 5),
        ("Ordinateur et internet", 0, 3),
        ("Travailler en équipe", 4, 4),
        ("Travailler seul", 1, 3),
        ("Apprendre", 0, 3),
        ("Gestes et sécurité", 5, 5),
    ),
    known=KNOWN,
    learning=(
        Learning("Ordinateur et internet", ("Écrire un message et l’envoyer", "Chercher une information")),
        Learning("Apprendre", ("Préparer votre projet avec quelqu’un",)),
    ),
    next_step=NextStep(
        what="Vous commencez votre formation.",
        place="Les Ateliers du Port, 12 quai des Brumes, 14000 Caen",
        contact="Camille Petit",
        phone="02 31 00 00 00",
        on=date(2026, 12, 1),
        at="9 h 30",
    ),
    specimen=True,
)
MINUTES = Minutes(
    jury="Jury paritaire de démonstration",
    held_on=HELD,
    opened_at="14 h",
    closed_at="16 h 30",
    place="Paris, salle Olympe de Gouges",
    secretary="Claude Morel",
    members=(
        Attendee("Sacha Girard", "Fédération des métiers", College.EMPLOYERS, True),
        Attendee("Noa Lambert", "Union des entreprises", College.EMPLOYERS, False),
        Attendee("Andrea Fontaine", "Syndicat des services", College.EMPLOYEES, True),
    ),
    quorum="un membre de chaque collège, vérifié à chaque vote.",
    agenda=(
        AgendaLine("D-7Q4M", "CléA", "accordé", "Tous les domaines sont acquis."),
        AgendaLine("D-K9XR", "CléA Numérique", "ajourné", "La situation du critère 2.1.3 n’est pas décrite."),
    ),
    withdrawals=(Withdrawal("Sacha Girard", "D-K9XR", "Membre de l’organisme qui a évalué."),),
    drawn=("D-7Q4M",),
    signatures=(
        Signature(College.EMPLOYERS, "Sacha Girard", HELD),
        Signature(College.EMPLOYEES, "Andrea Fontaine"),
    ),
    specimen=True,
)
LETTER = Letter(
    sender=("Certificateur de démonstration", "1 place de l’Exemple", "75000 Paris", "01 00 00 00 00"),
    recipient=("Zoë Lefèvre-Martin", "Appartement 4", "3 rue des Lilas", "14000 CAEN"),
    place="Paris",
    written_on=HELD,
    subject="vous avez le certificat CléA",
    paragraphs=(
        "Bonjour,",
        "Le jury s’est réuni le lundi 23 novembre 2026. Il vous accorde le certificat CléA.",
        "Votre certificat est avec cette lettre. Gardez-le : il n’a pas de date de fin.",
    ),
    signatory="Dominique Roussel",
    signatory_role="présidence du certificateur de démonstration",
    specimen=True,
)
CARD = AccessCard(
    code=ALPHABET[:10],
    address="socle.example/carte",
    link="https://socle.example/carte",
    body="Les Ateliers du Port",
    phone="02 31 00 00 00",
    printed_on=HELD,
    specimen=True,
)
RUN = PrintRun(
    title="Tirage de la séance du lundi 23 novembre 2026",
    printed_on=HELD,
    certificates=(CERTIFICATE, CERTIFICATE),
    letters=(LETTER,),
    specimen=True,
)
