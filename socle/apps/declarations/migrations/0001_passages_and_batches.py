import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('certificates', '0006_replacements'),
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(default='built', max_length=20)),
                ('profile', models.CharField(choices=[('1.1.2', '1.1.2'), ('1.1.5', '1.1.5')], max_length=10)),
                ('action', models.CharField(choices=[('CREATION', 'CREATION'), ('SUPPRESSION', 'SUPPRESSION')], max_length=11)),
                ('stamp', models.DateTimeField()),
                ('flux_id', models.UUIDField()),
                ('name', models.CharField(max_length=80)),
                ('size', models.BigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('count', models.PositiveIntegerField()),
                ('is_sealed', models.BooleanField(default=False)),
                ('built_on', models.DateField()),
                ('deposited_on', models.DateField(null=True)),
                ('stored', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
            ],
            options={
                'verbose_name_plural': 'batches',
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('action', models.CharField(choices=[('CREATION', 'CREATION'), ('SUPPRESSION', 'SUPPRESSION')], max_length=11)),
                ('technical_id', models.UUIDField(editable=False)),
                ('state', models.CharField(default='to_prepare', max_length=20)),
                ('second_name', models.CharField(blank=True, max_length=100)),
                ('third_name', models.CharField(blank=True, max_length=100)),
                ('obstacle', models.TextField(blank=True)),
                ('message', models.TextField(blank=True)),
                ('integrated_on', models.DateField(null=True)),
                ('alerted_days', models.PositiveSmallIntegerField(default=0)),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='passages', to='certificates.certificate')),
            ],
        ),
        migrations.CreateModel(
            name='NationalNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ciphertext', models.BinaryField()),
                ('passage', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='national_number', to='declarations.passage')),
            ],
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='lines', to='declarations.batch')),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='lines', to='declarations.passage')),
            ],
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('imported_on', models.DateField()),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='reports', to='declarations.batch')),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
            ],
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('built', 'deposited', 'acknowledged', 'closed', 'undone'))), name='batch_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'undone'), _negated=True), fields=('flux_id',), name='one_batch_per_flux'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('stored__isnull', False), models.Q(('is_sealed', True), ('state__in', ('closed', 'undone'))), _connector='OR'), name='batch_keeps_its_file_until_it_is_answered'),
        ),
        migrations.AddIndex(
            model_name='passage',
            index=models.Index(condition=models.Q(('state__in', ('integrated', 'dropped')), _negated=True), fields=['state', 'id'], name='passage_under_way'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('to_prepare', 'built', 'deposited', 'acknowledged', 'integrated', 'rejected', 'corrected', 'rebuilt', 'dropped'))), name='declared_passage_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.UniqueConstraint(fields=('technical_id', 'action'), name='technical_id_never_used_again'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.UniqueConstraint(fields=('certificate', 'action'), name='one_passage_per_certificate'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'integrated'), _negated=True), ('integrated_on__isnull', False), _connector='OR'), name='passage_integrated_on_a_day', violation_error_message='Un passage intégré porte son jour.'),
        ),
        migrations.AddConstraint(
            model_name='line',
            constraint=models.UniqueConstraint(fields=('batch', 'passage'), name='one_line_per_passage_and_batch'),
        ),
        migrations.AddConstraint(
            model_name='line',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ('', 'integrated', 'rejected'))), name='declared_line_outcome_is_known'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(fields=('batch', 'stored'), name='one_report_per_batch_and_file'),
        ),
    ]
