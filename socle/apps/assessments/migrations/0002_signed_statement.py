import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0001_initial'),
        ('credentials', '0002_awards_never_change'),
    ]

    operations = [
        migrations.AddField(
            model_name='assessment',
            name='statement',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='assessment', to='credentials.credential'),
        ),
    ]
