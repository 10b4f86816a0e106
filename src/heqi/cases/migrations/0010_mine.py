"""What waits for one person, in an index of its own for each order."""

from django.db import migrations, models

OURS = models.Q(("stage__in", ("to_decide", "to_do")))


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_flag"), ("shops", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(condition=OURS, fields=["shop", "owner_id", moment, "id"], name=name),
        )
        for name, moment in (("case_mine", "sort_at"), ("case_newest_mine", "opened_at"))
    ]
