"""Real tasks that people did beside their assessor, and which criteria each can show.

A code of a subdomain stands for all its criteria. A sector marks the tasks of people who want to work there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    title: str
    shows: tuple[str, ...]
    sector: str = ""


def _task(title: str, shows: str, sector: str = "") -> Task:
    return Task(title, tuple(shows.split()), sector)


SOCLE = (
    _task(
        "Préparer une commande de peinture pour deux pièces",
        "1.3 2.1 2.2 2.3.4 2.3.5 2.3.7 2.4 2.5 5.2 7.4.3",
    ),
    _task(
        "Calculer le prix d’un menu pour trente personnes et le présenter",
        "1.2 1.3.4 1.5 2.1 2.2 2.5 4.4.2 5.2 5.3.1",
    ),
    _task(
        "Remplir sa feuille d’heures de la semaine et repérer une erreur",
        "1.3 1.4.2 1.4.3 2.1 2.2.1 2.3 4.1.1 4.1.2 5.2.3 5.3.2",
    ),
    _task(
        "Aménager une salle de réunion à partir d’un plan", "1.1 1.5 2.1.2 2.1.4 2.3 2.4 2.5 4.2 4.3 5.2 7.2"
    ),
    _task(
        "Comparer trois abonnements de transport et choisir le moins cher",
        "1.2 1.3 2.1 2.2 2.3.1 2.3.5 2.5 3.3 5.1.3 5.3.1",
    ),
    _task(
        "Lire le planning d’une équipe et proposer un échange de jours",
        "1.2 1.3.4 1.4.1 1.4.5 2.3 4.1 4.2 4.4 5.1 5.3.3",
    ),
    _task(
        "Suivre un itinéraire à pied puis en bus et l’expliquer à une autre personne",
        "1.1 1.5 2.1.4 2.3.1 2.4 2.5 3.3 4.1.2 5.1 5.3.1",
    ),
    _task(
        "Écrire une lettre à l’ordinateur, l’enregistrer et l’imprimer",
        "1.3.2 1.4 3.1 3.2 5.2.1 5.2.2 7.4.2 7.4.3",
    ),
    _task(
        "Chercher trois offres d’emploi sur Internet et garder la meilleure",
        "1.3 3.1 3.3 5.1.3 5.3.1 6.1 6.2 6.3.1",
    ),
    _task("Envoyer son CV par courriel avec une pièce jointe", "1.4.1 1.4.5 3.1 3.2 3.4 4.4 6.1 6.2.2"),
    _task(
        "Créer son espace personnel en ligne et remplir le formulaire", "1.3.1 1.4.2 3.1 3.2 3.3 3.4 5.1.2"
    ),
    _task(
        "Répondre à trois courriels de collègues et classer les messages",
        "1.3 1.4 3.1 3.2.3 3.4 4.2 4.4 5.2.3",
    ),
    _task("Faire une affiche d’information sur les gestes de tri", "1.4 3.1 3.2 3.3 4.3 7.4"),
    _task(
        "Prendre un message au téléphone et le transmettre par écrit", "1.1 1.2 1.4 1.5 2.3.1 4.1.3 4.4 5.1"
    ),
    _task(
        "Rendre compte par écrit d’une journée de travail",
        "1.4 1.5 2.3.1 2.3.3 4.1.2 5.1 5.2 6.1 7.2.5 7.2.6",
    ),
    _task(
        "Présenter son dernier emploi à deux personnes et répondre à leurs questions",
        "1.1 1.2 1.5 4.1 4.4 5.1 6.1 6.2 7.2.1",
    ),
    _task(
        "Donner son avis dans un groupe sur l’organisation de la journée",
        "1.1 1.2 1.5 2.3.2 4.1 4.2 4.3 4.4 5.3",
    ),
    _task("Préparer à quatre un petit-déjeuner d’accueil", "1.1 2.1.2 2.1.7 4.1 4.2 4.3 5.2 7.1 7.2.3 7.4"),
    _task(
        "Construire un meuble en suivant une notice illustrée", "1.3 2.1.2 2.3.4 2.4 4.2 5.2 5.3 6.3 7.1 7.2"
    ),
    _task(
        "Organiser la visite d’une entreprise pour le groupe", "1.4 1.5 2.3.1 2.3.2 3.3 3.4 4.2 4.3 5.2 5.3"
    ),
    _task(
        "Trouver une solution quand le matériel prévu n’est pas là", "1.1 1.2 4.2 4.4 5.1 5.3 6.3.3 7.1 7.2"
    ),
    _task("Faire le point sur ses réussites et sur ce que l’on veut apprendre", "1.4 1.5 5.2 6.1 6.2 6.3"),
    _task(
        "Rencontrer une professionnelle et noter ce que demande son métier",
        "1.1 1.2 1.4 4.1 4.4 5.3.1 6.1.5 6.2 6.3",
    ),
    _task("Tenir un carnet de ses apprentissages pendant une semaine", "1.4 2.3.1 5.1 5.2 6.1 6.2 6.3 7.3.1"),
    _task(
        "Retenir une procédure et la montrer le lendemain à un collègue",
        "1.1 1.5 2.5 4.2 5.1 6.2 6.3 7.1 7.2 7.3.3",
    ),
    _task(
        "Visiter un atelier et en expliquer les pictogrammes et les consignes",
        "1.3 1.5 2.4 4.1 5.1 7.1 7.2 7.3",
    ),
    _task("Ranger une réserve en se protégeant le dos", "2.1.2 2.1.3 2.1.4 2.4 4.1 4.2 5.2 7.1 7.2 7.4"),
    _task("Réagir à un accident simulé : protéger, alerter, secourir", "1.1 1.5 4.2 4.3 4.4 5.3 7.1 7.2 7.3"),
    _task("Repérer ce qui est dangereux dans un local et le signaler", "1.4 1.5 2.4 5.1 5.3 7.1 7.2 7.3"),
    _task("Proposer trois idées pour économiser l’énergie du centre", "1.2 2.1.4 2.2 2.3.5 3.3 4.3 5.3 7.4"),
    _task(
        "Nettoyer un plan de travail en suivant la fiche du produit",
        "1.3 2.1.7 2.3.4 4.1 5.2.1 7.1 7.2 7.3 7.4",
    ),
    _task(
        "Tenir l’accueil du centre pendant une matinée", "1.1 1.2 1.5 3.1 3.4 4.1 4.4 5.1 5.3 7.3", "office"
    ),
    _task(
        "Classer des factures et contrôler leurs montants", "1.3 1.4.3 2.1 2.2 2.3.6 2.5 3.2 5.2", "office"
    ),
    _task(
        "Préparer un goûter et un temps calme pour huit enfants",
        "1.5 2.1 2.3.4 4.1 4.2 5.2 7.1 7.2 7.3",
        "childcare",
    ),
    _task(
        "Raconter une journée à la crèche à partir du cahier de suivi",
        "1.1 1.2 1.3 1.4 1.5 2.3.1 4.4 5.1 6.2",
        "childcare",
    ),
    _task(
        "Relever des températures et les reporter dans un tableau",
        "1.3 1.4.2 2.1 2.3 2.5 5.1 7.1 7.2.6",
        "health",
    ),
    _task(
        "Préparer un chariot de linge selon le protocole d’hygiène",
        "1.3 2.1.2 2.1.3 4.1 4.2 5.2 6.3 7.1 7.2 7.4",
        "health",
    ),
    _task(
        "Faire les courses d’une personne âgée avec son budget",
        "1.1 1.4.4 2.1 2.2 2.5 4.1 4.4 5.2 7.2 7.4",
        "care",
    ),
    _task("Aider une personne à se lever sans se faire mal", "1.1 1.5 4.1 4.4 5.1 5.3 7.1 7.2 7.3", "care"),
    _task(
        "Mettre des produits en rayon et changer les étiquettes de prix",
        "1.3 2.1 2.2.2 2.3.6 4.1 4.2 5.3.2 7.1 7.2 7.4.1",
        "retail",
    ),
    _task("Rendre la monnaie et compter une caisse", "1.1 1.2 2.1 2.2 2.3.6 2.5 4.1 4.4 5.3.2", "retail"),
)
DIGITAL = (
    _task("Installer son poste pour une journée de travail à distance", "1.1 1.2.2 1.3.2 3.1.3 4.1.2 4.4.1"),
    _task("Retrouver un dossier partagé et mettre à jour un document", "1.1.2 1.2.3 2.3 3.2.1 3.2.2 4.3.2"),
    _task("Signaler une panne à l’assistance et suivre ses conseils", "1.3 3.1.1 3.1.2 4.1.3 1.1.1"),
    _task("Comparer deux fournisseurs à partir de leurs sites", "2.1 2.2.2 2.2.3 3.2.3 1.2.1"),
    _task("Faire une note d’une page avec un tableau et une image", "2.2 1.2.1 1.2.3 3.2.3 2.3.1 4.4.2"),
    _task("Organiser une réunion avec l’agenda de l’équipe", "3.1 3.3 1.2.1 3.2.1"),
    _task("Trier dix courriels, dont deux frauduleux", "4.2 3.1.2 4.3.1 1.2.2"),
    _task("Faire le point sur la sécurité de ses comptes", "4.1 4.2.1 4.3 4.4"),
)
MANAGEMENT = (
    _task("Établir le planning d’une équipe de cinq personnes", "1.2 1.1.3 1.3.1 3.1.1"),
    _task("Présenter les objectifs du mois à l’équipe", "1.1.1 1.1.2 2.1 2.2.1 2.2.3"),
    _task("Analyser un retard de livraison avec l’équipe", "1.3 2.2 1.2.3 1.1.4"),
    _task("Conduire un entretien à partir de faits", "2.3 3.2 2.1.3 1.1.4"),
    _task("Accueillir une personne pour son premier jour", "3.1 1.1.3 2.1.2 3.3.2"),
    _task("Montrer un geste du métier et laisser faire", "3.3 2.1.2 3.2.2"),
    _task("Répondre à une tension entre deux collègues", "2.3 2.2.2 3.2.1 1.1.4 1.1.2"),
)
TASKS = {"clea": SOCLE, "clea-numerique": DIGITAL, "clea-management": MANAGEMENT}
