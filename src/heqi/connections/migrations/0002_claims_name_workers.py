from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('connections', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='streamstate',
            name='claimed_by',
            field=models.CharField(default='', max_length=80),
        ),
    ]
