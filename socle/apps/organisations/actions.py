"""Registering bodies and their sites, and correcting how a site is reached."""

from datetime import date

from django.db import transaction

from socle.apps.journal.actions import write_entry
from socle.apps.organisations.models import Body, Site
from socle.core.errors import Refusal
from socle.core.person import plain


@transaction.atomic
def register_body(siren: str, name: str, *, by: int | None, on: date) -> Body:
    """The body of that SIREN; registering it again changes nothing."""
    body, is_new = Body.objects.get_or_create(siren=siren, defaults={"name": name, "sort_name": plain(name)})
    if is_new:
        write_entry(body, "register", by=by, on=on)
    return body


@transaction.atomic
def register_site(
    body: Body,
    siret: str,
    *,
    name: str,
    postal_code: str,
    town: str,
    phone: str = "",
    street: str = "",
    by: int | None,
    on: date,
) -> Site:
    """A site of the body; its SIRET begins with the body's SIREN."""
    if not siret.startswith(body.siren):
        raise Refusal(
            f"Le SIRET {siret} n’est pas celui d’un établissement de {body.name} (SIREN {body.siren}).",
            "Vérifiez le numéro sur l’avis de situation de l’établissement.",
        )
    facts = {
        "body": body,
        "name": name,
        "street": street,
        "postal_code": postal_code,
        "town": town,
        "phone": phone,
    }
    site, is_new = Site.objects.get_or_create(siret=siret, defaults=facts)
    if is_new:
        write_entry(site, "register", by=by, on=on)
    return site


@transaction.atomic
def correct_site(site: Site, *, street: str, phone: str, by: int | None, on: date) -> None:
    """Correct the street and the phone that candidates are given; a move to another town is another SIRET."""
    held = Site.objects.select_for_update(of=("self",)).get(pk=site.pk)
    said = {"street": street, "phone": phone}
    changed = [name for name, value in said.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, said[name])
    if changed:
        held.save(update_fields=changed)
        write_entry(held, "correct", by=by, on=on, codes={"changed": changed})
