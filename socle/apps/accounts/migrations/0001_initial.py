
import django.db.models.deletion
import django.db.models.functions.datetime
import socle.core.jury
import socle.core.roles
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('professional', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='accounts', to='people.professional')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Failure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('address', models.GenericIPAddressField(null=True)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'indexes': [models.Index(fields=['digest', 'at'], name='failure_by_code'), models.Index(fields=['address', 'at'], name='failure_by_address')],
            },
        ),
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('issued_on', models.DateField()),
                ('revoked_on', models.DateField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_on__isnull', True)), fields=('person',), name='one_card_in_use_per_person')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('certifier', 'Certificateur'), ('administrator', 'Responsable d’organisme'), ('assessor', 'Évaluateur'), ('trainer', 'Formateur'), ('secretary', 'Secrétaire de jury'), ('juror', 'Membre de jury'), ('candidate', 'Candidat')], max_length=20)),
                ('college', models.CharField(blank=True, choices=[('employers', 'employers'), ('employees', 'employees')], max_length=10)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='memberships', to='organisations.body')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('body__isnull', False), ('role__in', (socle.core.roles.Role['ADMINISTRATOR'], socle.core.roles.Role['ASSESSOR'], socle.core.roles.Role['TRAINER']))), models.Q(models.Q(('role__in', (socle.core.roles.Role['ADMINISTRATOR'], socle.core.roles.Role['ASSESSOR'], socle.core.roles.Role['TRAINER'])), _negated=True), ('body__isnull', True)), _connector='OR'), name='membership_names_its_body', violation_error_message='Ce rôle s’exerce dans un organisme : choisissez lequel.'), models.CheckConstraint(condition=models.Q(models.Q(('college__in', [socle.core.jury.College['EMPLOYERS'], socle.core.jury.College['EMPLOYEES']]), ('role', socle.core.roles.Role['JUROR'])), models.Q(models.Q(('role', socle.core.roles.Role['JUROR']), _negated=True), ('college', '')), _connector='OR'), name='juror_sits_in_a_college', violation_error_message='Un membre de jury siège dans un collège : choisissez lequel.'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on')), ('ends_on__isnull', True), _connector='OR'), name='membership_dates_in_order', violation_error_message='La fin du rôle précède son début.')],
            },
        ),
    ]
