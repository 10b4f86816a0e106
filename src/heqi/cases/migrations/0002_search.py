"""Grams of the search text, where the database can keep them by itself (heqi.db.search)."""

from django.db import migrations

from heqi.db.search import add_grams, drop_grams


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunPython(add_grams("cases_case", "search"), drop_grams("cases_case"), elidable=False)]
