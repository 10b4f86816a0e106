"""Tables of the inbox: facts that had an effect, the batches that brought them, and imported files."""

from typing import Any, ClassVar

from django.db import models

from heqi.db.scope import ScopedManager
from heqi.inbox.contracts import ImportState


class Batch(models.Model):
    """Up to 1,000 rows that were applied in one transaction. Kept only when something changed."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    import_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "批次"
        indexes: ClassVar = [models.Index(fields=["shop", "import_id"], name="batch_import")]

    def __str__(self) -> str:
        return str(self.pk)


class InboxFact(models.Model):
    """A statement that changed what is known, once. `raw` is the row as it came, kept with its main fact only."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    entity = models.CharField(max_length=16)
    key = models.CharField(max_length=150)
    version = models.DateTimeField()
    hash = models.CharField(max_length=32)
    batch_id = models.BigIntegerField()
    raw = models.JSONField(null=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "收到的事实"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "entity", "key", "version", "hash"], name="inbox_fact_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["shop", "batch_id"], name="inbox_fact_batch")]

    def __str__(self) -> str:
        return f"{self.entity} {self.key}"


class ImportFile(models.Model):
    """导入文件. `done` rows of `total` are applied; each batch moves it in its transaction, so a kill loses nothing.

    `stored` is the file's name under HEQI_HOME/uploads, where it lies until its rows are in; `sheets`: each table of it
    with its kind and headers; `mapping`: {kind, columns} where a person said which header fills which field; `as_of` is
    settled once, before the first batch.
    `lease_until` and `claimed_by` keep two workers from running the same file.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    stored = models.CharField(max_length=64)
    kind = models.CharField(max_length=40, default="")
    kind_name = models.CharField(max_length=80, default="")
    kind_name_en = models.CharField(max_length=80, default="")
    encoding = models.CharField(max_length=16, default="")
    header = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    sheets = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    mapping = models.JSONField(null=True)
    sample = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in ImportState])
    total = models.IntegerField(null=True)
    done = models.IntegerField(default=0)
    new = models.IntegerField(null=True)
    changed = models.IntegerField(null=True)
    unchanged = models.IntegerField(null=True)
    bad = models.IntegerField(null=True)
    error = models.JSONField(null=True)
    uploaded_at = models.DateTimeField(null=True)
    as_of = models.DateTimeField(null=True)
    as_of_origin = models.CharField(max_length=10, default="")
    created_at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    finished_at = models.DateTimeField(null=True)
    seconds = models.FloatField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_by = models.CharField(max_length=40, default="")
    lease_until = models.DateTimeField(null=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "导入文件"
        indexes: ClassVar = [
            models.Index(fields=["shop", "-id"], name="import_shop"),
            models.Index(fields=["id"], name="import_waiting", condition=models.Q(state__in=["queued", "running"])),
        ]

    def __str__(self) -> str:
        return self.name


class BadRow(models.Model):
    """A row that could not be read: `cells` under the file's headers, and `faults`, one per bad cell."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    import_id = models.BigIntegerField()
    sheet = models.CharField(max_length=80, default="")
    row = models.IntegerField()
    cells = models.JSONField()
    faults = models.JSONField()

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "坏行"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "import_id", "sheet", "row"], name="bad_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.import_id}:{self.row}"


class ColumnMapping(models.Model):
    """A person's mapping of headers to fields, kept for the next file of the shop with the same set of headers."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    header_key = models.CharField(max_length=32)
    kind = models.CharField(max_length=40)
    columns = models.JSONField()
    kept_at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "列对应"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "header_key"], name="column_mapping_once")]

    def __str__(self) -> str:
        return self.kind
