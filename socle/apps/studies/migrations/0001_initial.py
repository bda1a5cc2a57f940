
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Protocol',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('reason', models.TextField(blank=True)),
                ('locked_on', models.DateField()),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
            ],
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(default='queued', max_length=20)),
                ('asked_on', models.DateField()),
                ('step', models.CharField(blank=True, max_length=100)),
                ('done_steps', models.PositiveSmallIntegerField(default=0)),
                ('all_steps', models.PositiveSmallIntegerField(default=0)),
                ('trouble', models.TextField(blank=True)),
                ('protocol', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='runs', to='studies.protocol')),
                ('results', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
            ],
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_on', models.DateField()),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
                ('results', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='publication', to='studies.run')),
            ],
        ),
        migrations.CreateModel(
            name='Study',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('draft', models.TextField(blank=True)),
                ('state', models.CharField(default='drafted', max_length=20)),
                ('opened_on', models.DateField()),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='studies', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name='protocol',
            name='study',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='protocols', to='studies.study'),
        ),
        migrations.CreateModel(
            name='Material',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('interview', 'Entretien'), ('document', 'Document')], max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('collected_on', models.DateField()),
                ('text', models.TextField()),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='materials', to='studies.study')),
            ],
        ),
        migrations.CreateModel(
            name='Extract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('opened_from', models.DateField()),
                ('opened_until', models.DateField()),
                ('asked_on', models.DateField()),
                ('granted_on', models.DateField(null=True)),
                ('refused_on', models.DateField(null=True)),
                ('granted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stored', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='extracts', to='studies.study')),
            ],
        ),
        migrations.CreateModel(
            name='StudyData',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('rows', models.PositiveIntegerField()),
                ('given_on', models.DateField()),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='files.stored')),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='data', to='studies.study')),
            ],
        ),
        migrations.AddField(
            model_name='run',
            name='data',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='runs', to='studies.studydata'),
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('definition', models.CharField(blank=True, max_length=500)),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='themes', to='studies.study')),
            ],
        ),
        migrations.CreateModel(
            name='Excerpt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('starts_at', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('cited', models.BooleanField(default=False)),
                ('material', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='excerpts', to='studies.material')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='excerpts', to='studies.theme')),
            ],
        ),
        migrations.AddIndex(
            model_name='study',
            index=models.Index(fields=['owner', '-id'], name='study_of_owner'),
        ),
        migrations.AddConstraint(
            model_name='study',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('drafted', 'locked', 'published'))), name='study_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='protocol',
            constraint=models.UniqueConstraint(fields=('study', 'version'), name='one_protocol_per_version'),
        ),
        migrations.AddConstraint(
            model_name='protocol',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('version', 1)), models.Q(('version__gt', 1), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='amendment_says_why', violation_error_message='Un amendement dit sa raison.'),
        ),
        migrations.AddConstraint(
            model_name='extract',
            constraint=models.CheckConstraint(condition=models.Q(('opened_until__gte', models.F('opened_from'))), name='extract_dates_in_order', violation_error_message='La fin de la période précède son début.'),
        ),
        migrations.AddConstraint(
            model_name='extract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('granted_by__isnull', True), ('granted_on__isnull', True), ('stored__isnull', True)), models.Q(('granted_by__isnull', False), ('granted_on__isnull', False), ('refused_on__isnull', True)), _connector='OR'), name='extract_granted_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='studydata',
            constraint=models.UniqueConstraint(fields=('study', 'stored'), name='data_given_once'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('queued', 'running', 'done', 'failed'))), name='run_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('results__isnull', False), _connector='OR'), name='run_done_with_its_results'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(('done_steps__lte', models.F('all_steps'))), name='run_steps_in_order'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('queued', 'running'))), fields=('protocol', 'data'), name='one_run_at_a_time', violation_error_message='Ce calcul est déjà en cours.'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.UniqueConstraint(fields=('study', 'name'), name='one_theme_per_name', violation_error_message='Ce thème existe déjà.'),
        ),
        migrations.AddConstraint(
            model_name='excerpt',
            constraint=models.UniqueConstraint(fields=('material', 'theme', 'starts_at'), name='one_coding_of_a_passage', violation_error_message='Ce passage porte déjà ce thème.'),
        ),
    ]
