import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('juries', '0003_hours_of_a_sitting'),
        ('log', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_on', models.DateField()),
                ('files', models.JSONField()),
                ('salt', models.BinaryField()),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='opening', to='log.entry')),
                ('sitting', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='opening', to='juries.sitting')),
            ],
        ),
    ]
