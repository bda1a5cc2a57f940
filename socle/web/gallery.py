"""The gallery: every interface component, shown once, with its use and its keys."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _

from socle.web.day_field import DayField
from socle.web.rosette import Part, Rosette


@dataclass(frozen=True, slots=True)
class Example:
    slug: str
    name: str
    use: str
    keyboard: str

    @property
    def template(self) -> str:
        return f"components/examples/{self.slug}.html"


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is done, current or later."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Sitting:
    day: date
    place: str
    files: int


@dataclass(frozen=True, slots=True)
class Criterion:
    code: str
    sentence: str
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What `components/pages.html` asks of a page with a long list."""

    first_query: str
    next_query: str


@dataclass(frozen=True, slots=True)
class Filtered:
    """What `components/filters.html` asks of it."""

    form: forms.Form
    is_filtered: bool


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """`form` is filled wrongly; `empty_form` waits to be filled."""

    examples: tuple[Example, ...]
    rosettes: tuple[Rosette, ...]
    form: forms.Form
    empty_form: forms.Form
    filtered: Filtered
    listed: Listed
    sittings: tuple[Sitting, ...]
    steps: tuple[Step, ...]
    criteria: tuple[Criterion, ...]
    day: date


def gallery_page() -> GalleryPage:
    return GalleryPage(
        examples=examples(),
        rosettes=rosettes(),
        form=example_form(),
        empty_form=EmptyForm(auto_id="empty_%s"),
        filtered=Filtered(filter_form(), is_filtered=True),
        listed=Listed("", "apres=50"),
        sittings=(Sitting(date(2026, 11, 23), "Caen", 12), Sitting(date(2026, 12, 1), "Alençon", 8)),
        steps=steps(),
        criteria=criteria(),
        day=date(2027, 3, 15),
    )


def examples() -> tuple[Example, ...]:
    links, none = _("Tabulation pour l’atteindre, Entrée pour le suivre."), _("Rien à actionner.")
    return (
        Example(
            "buttons",
            _("Boutons"),
            _("Un seul bouton plein par page : l’action attendue. Le rouge est réservé à ce qui efface."),
            _("Tabulation pour l’atteindre, Entrée ou Espace pour l’actionner."),
        ),
        Example("tags", _("Étiquettes"), _("Un état, dit en mots : la couleur seule ne dit rien."), none),
        Example("card", _("Carte"), _("Un sujet et ses deux ou trois phrases, en liste."), none),
        Example(
            "rosette",
            _("Rosette"),
            _("Un pétale par domaine, rempli depuis le centre par sous-domaines acquis ; les mots à côté."),
            _("Rien à actionner ; un lecteur d’écran lit le titre et la description."),
        ),
        Example(
            "field",
            _("Champ de formulaire"),
            _("Le nom au-dessus, l’aide ensuite, puis l’erreur qui dit quoi faire."),
            _("Tabulation d’un champ à l’autre ; l’aide et l’erreur sont lues avec le champ."),
        ),
        Example(
            "form_errors",
            _("Erreurs d’un formulaire"),
            _("Dites en haut, avant les champs : ce qui ne va pas, et que rien n’est perdu."),
            none,
        ),
        Example(
            "day",
            _("Date en trois cases"),
            _("Pour une date que la personne sait par cœur, comme celle de sa naissance."),
            _("Tabulation d’une case à l’autre ; le nom de chaque case est lu avec elle."),
        ),
        Example(
            "check",
            _("Case à cocher"),
            _("Une phrase que l’on affirme. La cible est toute la ligne, texte compris."),
            _("Tabulation pour l’atteindre, Espace pour cocher ou décocher."),
        ),
        Example(
            "table",
            _("Tableau"),
            _("Une liste dense et calme. Chaque nombre mène aux lignes qu’il compte."),
            _("Tabulation pour entrer dans le cadre, flèches pour le faire défiler."),
        ),
        Example(
            "filters",
            _("Filtres d’une liste"),
            _("Au-dessus de la liste ; l’adresse garde les filtres, et un lien les retire tous."),
            _("Tabulation d’un filtre à l’autre, Entrée pour filtrer."),
        ),
        Example(
            "pages",
            _("Suite d’une longue liste"),
            _("Sous la liste, 50 lignes à la fois ; l’adresse garde les filtres."),
            links,
        ),
        Example(
            "exports",
            _("Exporter une liste"),
            _("En tête d’une liste : toutes ses lignes, avec les mêmes filtres, pour un tableur."),
            links,
        ),
        Example("empty", _("Liste vide"), _("Dit ce qui manque, et ce que l’on peut faire."), links),
        Example("steps", _("Étapes"), _("Où en suis-je : cinq étapes, celle du moment en gras."), none),
        Example(
            "verdicts",
            _("Constat sur un critère"),
            _("Quatre choix, aussi discrets l’un que l’autre. Aucun seuil ni aucun total à côté."),
            _("Tabulation pour atteindre le critère, flèches pour choisir."),
        ),
        Example("message", _("Message"), _("Ce qui vient de se passer, et la suite s’il y en a une."), none),
        Example(
            "facts", _("Liste de faits"), _("Un nom, une valeur. Les dates sont en toutes lettres."), none
        ),
    )


def rosettes() -> tuple[Rosette, ...]:
    base = (
        ("Parler, lire et écrire", 5),
        ("Compter et mesurer", 5),
        ("Se servir d’un ordinateur et d’Internet", 4),
        ("Travailler en équipe", 4),
        ("Travailler en autonomie", 3),
        ("Continuer à apprendre", 3),
        ("Travailler en sécurité", 4),
    )
    digital = (
        ("Reconnaître et utiliser ses outils", 4),
        ("Chercher et utiliser l’information", 3),
        ("Travailler à plusieurs en ligne", 3),
        ("Se protéger en ligne", 3),
    )
    management = (("Animer l’équipe", 3), ("Organiser le travail", 3), ("Faire grandir les personnes", 3))
    return (
        Rosette(_("CléA, au départ"), parts(base, ()), "rosette-base-none"),
        Rosette(_("CléA, en chemin"), parts(base, (5, 3, 2, 4, 3, 0, 1)), "rosette-base-part"),
        Rosette(_("CléA, tout acquis"), parts(base, (5, 5, 4, 4, 3, 3, 4)), "rosette-base-all"),
        Rosette(_("CléA Numérique, au départ"), parts(digital, ()), "rosette-digital-none"),
        Rosette(_("CléA Numérique, en chemin"), parts(digital, (4, 1, 2)), "rosette-digital-part"),
        Rosette(_("CléA Numérique, tout acquis"), parts(digital, (4, 3, 3, 3)), "rosette-digital-all"),
        Rosette(_("CléA Management, au départ"), parts(management, ()), "rosette-management-none"),
        Rosette(_("CléA Management, en chemin"), parts(management, (3, 2)), "rosette-management-part"),
        Rosette(_("CléA Management, tout acquis"), parts(management, (3, 3, 3)), "rosette-management-all"),
    )


def parts(domains: tuple[tuple[str, int], ...], done: tuple[int, ...]) -> tuple[Part, ...]:
    """Domains beyond `done` have nothing acquired yet."""
    padded = done + (0,) * (len(domains) - len(done))
    return tuple((name, acquired, total) for (name, total), acquired in zip(domains, padded, strict=True))


def example_form() -> forms.Form:
    class ExampleForm(forms.Form):
        email = forms.EmailField(
            label=_("Adresse de courriel"),
            help_text=_("Nous y envoyons la convocation, et rien d’autre."),
            error_messages={
                "invalid": _("Il manque la fin de l’adresse. Écrivez-la en entier : nom@exemple.fr.")
            },
        )
        language = forms.ChoiceField(
            label=_("Langue des courriels"), choices=[("fr", "Français"), ("en", "English")]
        )

    return ExampleForm({"email": "alice", "language": "fr"}, auto_id="example_%s")


def filter_form() -> forms.Form:
    class PlaceForm(forms.Form):
        place = forms.CharField(label=_("Lieu"), required=False)

    return PlaceForm({"place": "Caen"}, auto_id="filter_%s")


class EmptyForm(forms.Form):
    birth_date = DayField(label="Date de naissance", required=False)
    notice = forms.BooleanField(
        label="J’ai remis et lu la notice d’information à la personne", required=False
    )


def steps() -> tuple[Step, ...]:
    labels = (_("Inscription"), _("Évaluation"), _("Formation"), _("Jury"), _("Certificat"))
    states = ("done", "done", "current", "later", "later")
    return tuple(Step(label, state) for label, state in zip(labels, states, strict=True))


def criteria() -> tuple[Criterion, ...]:
    return (
        Criterion("2.3.1", "Utiliser les unités de temps", choices("acquired")),
        Criterion("2.3.3", "Renseigner correctement les horaires", choices("not_acquired")),
        Criterion("2.3.4", "Utiliser les unités de mesure ainsi que les instruments de mesure", choices("")),
    )


def choices(chosen: str) -> tuple[tuple[str, str, bool], ...]:
    verdicts = {
        "acquired": _("Acquis"),
        "not_acquired": _("Pas encore"),
        "not_assessed": _("Non évalué"),
        "not_assessable": _("Non évaluable"),
    }
    return tuple((value, label, value == chosen) for value, label in verdicts.items())
