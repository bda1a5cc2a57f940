import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('credentials', '0002_awards_never_change'),
        ('pathways', '0002_withdrawn_certificate'),
    ]

    operations = [
        migrations.AddField(
            model_name='pathway',
            name='elsewhere',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='credentials.credential'),
        ),
    ]
