import django.db.models.deletion
import socle.core.certificate
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('frameworks', '0003_versions_in_the_log'),
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='TakeOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('organisations_sha256', models.CharField(max_length=64)),
                ('accreditations_sha256', models.CharField(max_length=64)),
                ('certificates_sha256', models.CharField(max_length=64)),
                ('taken_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='LegacyCertificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.CharField(max_length=40)),
                ('issuer', models.CharField(choices=[('copanef', 'COPANEF'), ('branch', 'Branche'), ('certifpro', 'Certif’Pro')], max_length=20)),
                ('authority', models.CharField(blank=True, max_length=200)),
                ('holder', models.CharField(max_length=350)),
                ('awarded_on', models.DateField()),
                ('withdrawn_on', models.DateField(null=True)),
                ('withdrawal_reason', models.CharField(blank=True, max_length=20)),
                ('line', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='legacy_certificates', to='frameworks.framework')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='legacy_certificates', to='people.person')),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='legacy_certificates', to='organisations.site')),
                ('take_over', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='certificates', to='legacy.takeover')),
            ],
            options={
                'indexes': [models.Index(fields=['awarded_on', 'id'], name='legacy_certificate_by_day')],
                'constraints': [models.UniqueConstraint(fields=('number', 'issuer', 'authority'), name='one_legacy_certificate_per_number', violation_error_message='Ce numéro est déjà repris.'), models.UniqueConstraint(condition=models.Q(('withdrawn_on__isnull', True)), fields=('person', 'framework'), name='one_legacy_certificate_per_person_and_framework', violation_error_message='Cette personne a déjà ce certificat.'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawal_reason', ''), ('withdrawn_on__isnull', True)), models.Q(('withdrawal_reason__in', ['', socle.core.certificate.RevocationReason['ERROR'], socle.core.certificate.RevocationReason['FRAUD'], socle.core.certificate.RevocationReason['SAME_PERSON'], socle.core.certificate.RevocationReason['COURT']]), ('withdrawn_on__gte', models.F('awarded_on'))), _connector='OR'), name='legacy_certificate_withdrawn_after_its_award', violation_error_message='Un retrait suit la délivrance.'), models.CheckConstraint(condition=models.Q(('issuer__in', ['copanef', 'branch', 'certifpro'])), name='legacy_issuer_is_known')],
            },
        ),
    ]
