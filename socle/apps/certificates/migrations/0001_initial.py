
import django.db.models.deletion
import socle.core.certificate
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('frameworks', '0002_versions_never_change'),
        ('juries', '0001_initial'),
        ('pathways', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='PrintRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sitting', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='print_run', to='juries.sitting')),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
            ],
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.CharField(max_length=40, unique=True)),
                ('code', models.CharField(max_length=26, unique=True)),
                ('holder', models.CharField(max_length=210)),
                ('decided_on', models.DateField()),
                ('awarded_on', models.DateField()),
                ('title', models.CharField(max_length=200)),
                ('registration_number', models.CharField(blank=True, max_length=20)),
                ('issuer_name', models.CharField(max_length=200)),
                ('signatory', models.CharField(max_length=200)),
                ('place', models.CharField(blank=True, max_length=100)),
                ('specimen', models.BooleanField()),
                ('revoked_on', models.DateField(null=True)),
                ('revocation_reason', models.CharField(blank=True, max_length=20)),
                ('deliberation', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='certificate', to='juries.deliberation')),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='certificates', to='frameworks.framework')),
                ('pathway', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='certificate', to='pathways.pathway')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='certificates', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['awarded_on', 'id'], name='certificate_by_day')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_on__isnull', True)), fields=('person', 'framework'), name='one_certificate_per_person_and_framework', violation_error_message='Cette personne a déjà ce certificat.'), models.CheckConstraint(condition=models.Q(models.Q(('revocation_reason', ''), ('revoked_on__isnull', True)), models.Q(('revocation_reason__in', [socle.core.certificate.RevocationReason['ERROR'], socle.core.certificate.RevocationReason['FRAUD'], socle.core.certificate.RevocationReason['SAME_PERSON'], socle.core.certificate.RevocationReason['COURT']]), ('revoked_on__isnull', False)), _connector='OR'), name='certificate_revoked_with_its_reason', violation_error_message='Un retrait porte sa raison.'), models.CheckConstraint(condition=models.Q(('awarded_on__gte', models.F('decided_on'))), name='certificate_awarded_after_the_decision')],
            },
        ),
    ]
