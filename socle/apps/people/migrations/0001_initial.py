
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Professional',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('first_name', models.CharField(max_length=100)),
                ('last_name', models.CharField(max_length=100)),
                ('sort_name', models.CharField(db_index=True, max_length=210)),
                ('employer_siren', models.CharField(blank=True, max_length=9)),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('civility', models.CharField(choices=[('M', 'M'), ('MME', 'MME')], max_length=3)),
                ('birth_name', models.CharField(max_length=100)),
                ('used_name', models.CharField(blank=True, max_length=100)),
                ('first_name', models.CharField(max_length=100)),
                ('sort_name', models.CharField(max_length=210)),
                ('birth_date', models.DateField()),
                ('birth_place', models.CharField(blank=True, max_length=5)),
                ('birth_place_name', models.CharField(max_length=100)),
                ('birth_place_confirmed', models.BooleanField(default=False)),
                ('identity_key', models.CharField(db_index=True, max_length=230)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('address_more', models.CharField(blank=True, max_length=200)),
                ('postal_code', models.CharField(blank=True, max_length=10)),
                ('town', models.CharField(blank=True, max_length=100)),
            ],
            options={
                'indexes': [models.Index(fields=['sort_name', 'id'], name='person_sorted')],
            },
        ),
        migrations.CreateModel(
            name='Doubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_same', models.BooleanField(null=True)),
                ('resolved_on', models.DateField(null=True)),
                ('newer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='doubts', to='people.person')),
                ('older', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('newer', 'older'), name='one_doubt_per_pair'), models.CheckConstraint(condition=models.Q(models.Q(('is_same__isnull', True), ('resolved_on__isnull', True)), models.Q(('is_same__isnull', False), ('resolved_on__isnull', False)), _connector='OR'), name='doubt_is_resolved_with_its_date', violation_error_message='Une réponse du certificateur porte sa date.')],
            },
        ),
    ]
