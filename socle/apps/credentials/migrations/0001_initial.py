import django.db.models.deletion
import socle.core.credential.award
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('log', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='StatusList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('key', models.BinaryField()),
                ('used', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('used__lte', 131072)), name='status_list_has_its_places')],
            },
        ),
        migrations.CreateModel(
            name='Credential',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('certificate', 'certificate'), ('statement', 'statement'), ('elsewhere', 'elsewhere')], max_length=20)),
                ('record', models.JSONField(null=True)),
                ('salt', models.BinaryField(null=True)),
                ('place', models.PositiveIntegerField()),
                ('badge', models.TextField(blank=True)),
                ('token', models.TextField(blank=True)),
                ('revoked_on', models.DateField(null=True)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='credential', to='log.entry')),
                ('replaced', models.OneToOneField(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='replaced_by', to='credentials.credential')),
                ('revocation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='revoked_credential', to='log.entry')),
                ('sealed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
                ('status_list', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='credentials', to='credentials.statuslist')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('badge', ''), ('record__isnull', False)), fields=['id'], name='credential_to_sign')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', [socle.core.credential.award.Kind['CERTIFICATE'], socle.core.credential.award.Kind['STATEMENT'], socle.core.credential.award.Kind['ELSEWHERE']])), name='credential_kind_is_known'), models.UniqueConstraint(fields=('status_list', 'place'), name='credential_has_its_own_place'), models.CheckConstraint(condition=models.Q(('place__lt', 131072)), name='credential_place_is_in_the_list'), models.CheckConstraint(condition=models.Q(models.Q(('revocation__isnull', True), ('revoked_on__isnull', True)), models.Q(('revocation__isnull', False), ('revoked_on__isnull', False)), _connector='OR'), name='credential_revocation_is_in_the_log', violation_error_message='Un retrait est inscrit au journal.'), models.CheckConstraint(condition=models.Q(models.Q(('record__isnull', True), ('salt__isnull', True)), models.Q(('record__isnull', False), ('salt__isnull', False)), _connector='OR'), name='credential_erased_whole'), models.CheckConstraint(condition=models.Q(('replaced', models.F('id')), _negated=True), name='credential_replaces_another')],
            },
        ),
    ]
