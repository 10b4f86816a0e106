"""The table of changes of notes."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from heqi.core.order_notes import LONGEST, OrderNote
from heqi.db.scope import ScopedManager
from heqi.notes.states import OPEN, EditState


class NoteEdit(models.Model):
    """备注修改: what somebody wrote, on its way to the platform; at most one open for an order.

    `addition`: the words that were put behind what stood there; '' when the whole note was written anew.
    `base_…`: what the platform had when it was written; `theirs_…`: what it had when that turned out otherwise.
    `action_id`: the outbox action that carries it. Kept when it has ended, so that who wrote what can be looked up.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_no = models.CharField(max_length=64)
    note = models.CharField(max_length=LONGEST)
    addition = models.CharField(max_length=LONGEST, default="")
    flag = models.PositiveSmallIntegerField(null=True)
    base_note = models.TextField(default="")
    base_flag = models.PositiveSmallIntegerField(null=True)
    theirs_note = models.TextField(default="")
    theirs_flag = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=[(each.value, each.value) for each in EditState])
    action_id = models.BigIntegerField(null=True)
    by = models.BigIntegerField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "备注修改"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["shop", "order_no"], name="note_edit_once", condition=Q(state__in=[each.value for each in OPEN])
            )
        ]
        indexes: ClassVar = [models.Index(fields=["shop", "order_no", "id"], name="note_edit_order")]

    def __str__(self) -> str:
        return f"{self.order_no} {self.state}"

    @property
    def mine(self) -> OrderNote:
        """What was written."""
        return OrderNote(self.note, self.flag)

    @property
    def base(self) -> OrderNote:
        """What the writer saw."""
        return OrderNote(self.base_note, self.base_flag)

    @property
    def theirs(self) -> OrderNote:
        """What the platform has instead, in a conflict."""
        return OrderNote(self.theirs_note, self.theirs_flag)
