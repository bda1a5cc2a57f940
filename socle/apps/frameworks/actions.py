"""Publishing a framework, whose bytes never change; its registration, its life."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from socle.apps.frameworks.models import Bundle, Framework, Version
from socle.apps.journal.actions import move, write_entry
from socle.apps.log.actions import enter
from socle.core.credential.text import refuse_unfit_text
from socle.core.errors import Refusal
from socle.core.framework.bundle import bundle_files, bundle_hash, refuse_change
from socle.core.framework.loading import load_bundle
from socle.core.framework_life import FRAMEWORK_LIFE, RegistrationWindow, wrong_in
from socle.core.log.entry import Entry, EntryType, fingerprint
from socle.core.text import as_kept


@transaction.atomic
def publish_version(bundle: bytes, *, starts_on: date, by: int | None, on: date) -> Version:
    """Publish the version the bundle holds. Publishing the same bytes again changes nothing."""
    content = load_bundle(bundle_files(bundle), where="le dossier")
    framework, _ = Framework.objects.get_or_create(slug=content.slug, defaults={"title": content.title})
    framework = Framework.objects.select_for_update(of=("self",)).get(pk=framework.pk)
    sha256 = bundle_hash(bundle)
    published = framework.versions.filter(label=content.version).first()
    if published:
        refuse_change(published.sha256, sha256, slug=framework.slug, version=published.label)
        return published
    _refuse_start_before_last(framework, starts_on)
    version = Version.objects.create(
        framework=framework,
        label=content.version,
        sha256=sha256,
        starts_on=starts_on,
        published_on=on,
    )
    Bundle.objects.create(version=version, content=bundle)
    enter([Entry(EntryType.FRAMEWORK, fingerprint(bundle))])
    write_entry(
        version, "publish", by=by, on=on, codes={"sha256": sha256, "starts_on": starts_on.isoformat()}
    )
    return version


def _refuse_start_before_last(framework: Framework, starts_on: date) -> None:
    last = framework.versions.order_by("-starts_on").first()
    if last and starts_on <= last.starts_on:
        raise Refusal(
            f"La version {last.label} commence le {last.starts_on:%d/%m/%Y} : la suivante commence après.",
            "Choisissez une date de début plus tardive.",
        )


@dataclass(frozen=True, slots=True)
class Registration:
    """What the public register says of a framework, and who wrote it; what is not known stays empty."""

    number: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    last_delivery_on: date | None = None
    co_authors: tuple[str, ...] = ()


@transaction.atomic
def register_window(framework: Framework, said: Registration, *, by: int | None, on: date) -> None:
    """Write the framework's registration as the public register gives it."""
    wrong = wrong_in(RegistrationWindow(said.starts_on, said.ends_on, said.last_delivery_on))
    if wrong:
        raise Refusal(
            f"Les dates ne vont pas ensemble : {', '.join(wrong)}.", "Vérifiez la fiche officielle."
        )
    number = as_kept(said.number)
    refuse_unfit_text("Le numéro d’enregistrement", number)
    framework = Framework.objects.select_for_update(of=("self",)).get(pk=framework.pk)
    framework.registration_number = number
    framework.registered_from = said.starts_on
    framework.registered_until = said.ends_on
    framework.last_delivery_on = said.last_delivery_on
    framework.co_authors = list(said.co_authors)
    framework.save()
    days = (said.starts_on, said.ends_on, said.last_delivery_on)
    codes = {"number": number, "days": [day.isoformat() if day else None for day in days]}
    write_entry(framework, "register_window", by=by, on=on, codes=codes)


@transaction.atomic
def move_framework(framework: Framework, verb: str, *, by: int | None, on: date) -> None:
    """One step of the framework's life, by the certifier."""
    move(framework, verb, lifecycle=FRAMEWORK_LIFE, role="certifier", by=by, on=on)
