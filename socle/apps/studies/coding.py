"""The qualitative half: interview notes and documents, coded passage by passage, some cited in the report."""

from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.journal.actions import write_entry
from socle.apps.studies.models import Excerpt, Material, Study, Theme
from socle.apps.studies.permissions import refuse_other_than_owner
from socle.core.errors import Refusal

LONGEST_CITED = 600


@transaction.atomic
def add_material(
    study: Study, name: str, text: str, *, kind: str, collected_on: date, by: Account, on: date
) -> Material:
    refuse_other_than_owner(study, by, on=on)
    if not text.strip():
        raise Refusal("Ce texte est vide.", "Collez les notes de l’entretien, ou le texte du document.")
    if collected_on > on:
        raise Refusal("Cette date est à venir.", "Écrivez le jour de l’entretien.")
    material = Material.objects.create(
        study=study, name=name.strip(), text=_plain(text), kind=kind, collected_on=collected_on
    )
    write_entry(material, "add", by=by.pk, on=on)
    return material


@transaction.atomic
def remove_material(material: Material, *, by: Account, on: date) -> None:
    """A person may take back what they said: the notes and every passage of them disappear."""
    refuse_other_than_owner(material.study, by, on=on)
    write_entry(material, "remove", by=by.pk, on=on)
    material.delete()


@transaction.atomic
def add_theme(study: Study, name: str, definition: str, *, by: Account, on: date) -> Theme:
    refuse_other_than_owner(study, by, on=on)
    said = " ".join(name.split())
    if not said:
        raise Refusal("Le thème n’a pas de nom.", "Écrivez un nom court.")
    if study.themes.filter(name__iexact=said).exists():
        raise Refusal("Ce thème existe déjà.", "Choisissez-le dans la liste.")
    theme = Theme.objects.create(study=study, name=said, definition=definition.strip())
    write_entry(theme, "add", by=by.pk, on=on)
    return theme


@transaction.atomic
def code_excerpt(material: Material, theme: Theme, passage: str, *, by: Account, on: date) -> Excerpt:
    """The passage stands word for word in the material: nobody cites what was not said."""
    refuse_other_than_owner(material.study, by, on=on)
    said = _plain(passage).strip()
    place = material.text.find(said) if said else -1
    if place < 0:
        raise Refusal(
            "Ce passage n’est pas dans le texte, mot pour mot.",
            "Copiez-le depuis le texte, sans rien changer.",
        )
    if theme.study_id != material.study_id:
        raise Refusal("Ce thème est celui d’une autre étude.", "Choisissez un thème de cette étude.")
    excerpt, is_new = Excerpt.objects.get_or_create(
        material=material, theme=theme, starts_at=place, defaults={"text": said}
    )
    if not is_new:
        raise Refusal("Ce passage porte déjà ce thème.", "Choisissez un autre passage ou un autre thème.")
    write_entry(excerpt, "code", by=by.pk, on=on)
    return excerpt


@transaction.atomic
def cite_excerpt(excerpt: Excerpt, cited: bool, *, by: Account, on: date) -> None:
    """Put a passage beside the figures, or take it away."""
    refuse_other_than_owner(excerpt.material.study, by, on=on)
    if cited and len(excerpt.text) > LONGEST_CITED:
        raise Refusal(
            f"Ce passage dépasse {LONGEST_CITED} caractères : il ne se cite pas entier.",
            "Codez un passage plus court, puis citez-le.",
        )
    if excerpt.cited != cited:
        excerpt.cited = cited
        excerpt.save(update_fields=["cited"])
        write_entry(excerpt, "cite" if cited else "uncite", by=by.pk, on=on)


@transaction.atomic
def remove_excerpt(excerpt: Excerpt, *, by: Account, on: date) -> None:
    refuse_other_than_owner(excerpt.material.study, by, on=on)
    write_entry(excerpt, "remove", by=by.pk, on=on)
    excerpt.delete()


def _plain(text: str) -> str:
    """Browsers send line ends as CR LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
