"""A member of staff, as every shape of the API names one."""

from ninja import Schema


class PersonShape(Schema):
    """A member of staff by name."""

    id: int
    name: str
