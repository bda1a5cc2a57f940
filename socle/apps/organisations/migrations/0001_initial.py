
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('siren', models.CharField(max_length=9, unique=True)),
                ('name', models.CharField(max_length=200)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('siren__regex', '^[0-9]{9}$')), name='body_siren_has_nine_digits', violation_error_message='Le SIREN a 9 chiffres.')],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('siret', models.CharField(max_length=14, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('street', models.CharField(blank=True, max_length=200)),
                ('postal_code', models.CharField(max_length=5)),
                ('town', models.CharField(max_length=100)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='sites', to='organisations.body')),
            ],
            options={
                'indexes': [models.Index(fields=['postal_code'], name='site_postal_code')],
                'constraints': [models.CheckConstraint(condition=models.Q(('siret__regex', '^[0-9]{14}$')), name='site_siret_has_fourteen_digits', violation_error_message='Le SIRET a 14 chiffres.')],
            },
        ),
    ]
