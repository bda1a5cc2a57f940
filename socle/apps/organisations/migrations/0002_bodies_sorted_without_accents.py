
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='body',
            name='sort_name',
            field=models.CharField(default='', max_length=400),
        ),
    ]
