
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('civility', models.CharField(choices=[('M', 'M'), ('MME', 'MME')], max_length=3)),
                ('birth_name', models.CharField(max_length=100)),
                ('used_name', models.CharField(blank=True, max_length=100)),
                ('first_name', models.CharField(max_length=100)),
                ('sort_name', models.CharField(db_index=True, max_length=210)),
                ('birth_date', models.DateField()),
                ('birth_place', models.CharField(blank=True, max_length=5)),
                ('birth_place_name', models.CharField(max_length=100)),
                ('birth_place_confirmed', models.BooleanField(default=False)),
                ('identity_key', models.CharField(db_index=True, max_length=230)),
            ],
        ),
    ]
