
import django.db.models.deletion
import socle.core.jury
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('frameworks', '0002_versions_never_change'),
        ('pathways', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('departments', models.JSONField(blank=True, default=list)),
                ('sits_on', models.DateField()),
                ('cut_off_on', models.DateField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(default='planned', max_length=20)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='sittings', to='frameworks.framework')),
            ],
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('college', models.CharField(choices=[('employers', 'employers'), ('employees', 'employees')], max_length=10)),
                ('present', models.BooleanField(default=False)),
                ('ties', models.JSONField(blank=True, default=list)),
                ('signed_on', models.DateField(null=True)),
                ('professional', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='sittings', to='people.professional')),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='members', to='juries.sitting')),
            ],
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('drawn', models.BooleanField(default=False)),
                ('set_aside', models.BooleanField(default=False)),
                ('opened_on', models.DateField(null=True)),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='people.professional')),
                ('pathway', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='items', to='pathways.pathway')),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='items', to='juries.sitting')),
            ],
        ),
        migrations.CreateModel(
            name='Validation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('validated_on', models.DateField()),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='validations', to='frameworks.framework')),
                ('validated_by', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='validations', to='people.professional')),
            ],
        ),
        migrations.CreateModel(
            name='Deliberation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('granted', 'granted'), ('deferred', 'deferred'), ('refused', 'refused')], max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('decided_on', models.DateField()),
                ('voters', models.JSONField(default=list)),
                ('withdrawn', models.JSONField(default=list)),
                ('pathway', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='deliberations', to='pathways.pathway')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='deliberations', to='juries.item')),
                ('validation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='deliberations', to='juries.validation')),
            ],
        ),
        migrations.AddIndex(
            model_name='sitting',
            index=models.Index(fields=['sits_on', 'id'], name='sitting_calendar'),
        ),
        migrations.AddConstraint(
            model_name='sitting',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('planned', 'agenda_closed', 'open', 'closed', 'cancelled'))), name='sitting_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='sitting',
            constraint=models.CheckConstraint(condition=models.Q(('cut_off_on__lte', models.F('sits_on'))), name='sitting_cut_off_before_it_sits', violation_error_message='La date limite d’envoi des dossiers vient après la séance.'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.UniqueConstraint(fields=('sitting', 'professional'), name='member_sits_once'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(('college__in', [socle.core.jury.College['EMPLOYERS'], socle.core.jury.College['EMPLOYEES']])), name='member_sits_in_a_known_college'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(('signed_on__isnull', True), ('present', True), _connector='OR'), name='only_present_members_sign', violation_error_message='Seul un membre présent signe le procès-verbal.'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('sitting', 'number'), name='one_item_per_number'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('sitting', 'pathway'), name='one_item_per_pathway'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opened_by__isnull', True), ('opened_on__isnull', True)), models.Q(('opened_by__isnull', False), ('opened_on__isnull', False)), _connector='OR'), name='item_opened_by_someone_that_day'),
        ),
        migrations.AddConstraint(
            model_name='deliberation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('item__isnull', False), ('validation__isnull', True)), models.Q(('item__isnull', True), ('validation__isnull', False)), _connector='OR'), name='deliberation_by_a_jury_or_a_validation', violation_error_message='Une décision vient d’une séance ou d’une validation.'),
        ),
        migrations.AddConstraint(
            model_name='deliberation',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', [socle.core.jury.JuryVerdict['GRANTED'], socle.core.jury.JuryVerdict['DEFERRED'], socle.core.jury.JuryVerdict['REFUSED']])), name='deliberation_verdict_is_known'),
        ),
        migrations.AddConstraint(
            model_name='deliberation',
            constraint=models.CheckConstraint(condition=models.Q(('verdict', socle.core.jury.JuryVerdict['GRANTED']), models.Q(('reason', ''), _negated=True), _connector='OR'), name='deliberation_says_why_it_does_not_grant', violation_error_message='Un ajournement ou un refus dit pourquoi.'),
        ),
    ]
