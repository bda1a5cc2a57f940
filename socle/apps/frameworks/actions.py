"""Publishing a framework: its bundle is kept byte for byte, and never changes afterwards."""

from datetime import date

from django.db import transaction

from socle.apps.frameworks.models import Bundle, Framework, Version
from socle.apps.journal.actions import write_entry
from socle.core.errors import Refusal
from socle.core.framework.bundle import bundle_files, bundle_hash, refuse_change
from socle.core.framework.loading import load_bundle


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
