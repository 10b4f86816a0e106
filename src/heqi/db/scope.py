"""Nobody fetches unscoped: a query on a shop's rows must say which shops, or why it may cross them."""

from collections.abc import Collection
from typing import Any, Generic, Self, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class UnscopedQuery(RuntimeError):
    """A programming error: rows of shops were about to be read or changed without naming the shops."""


class ScopedQuerySet(models.QuerySet[M], Generic[M]):
    """Refuses to run until `in_shops` or `across_shops` was called."""

    _scoped = False

    def in_shops(self, shop_ids: Collection[int]) -> Self:
        """Only rows of these shops. An empty collection gives no rows."""
        return self._as_scoped(self.filter(shop_id__in=list(shop_ids)))

    def in_shop(self, shop_id: int) -> Self:
        """Only rows of this shop."""
        return self._as_scoped(self.filter(shop_id=shop_id))

    def across_shops(self, *, why: str) -> Self:
        """All rows, for machinery that serves every shop; `why` is for the reader."""
        if not why:
            raise UnscopedQuery("across_shops needs a reason")
        return self._as_scoped(self.all())

    def _as_scoped(self, query: Self) -> Self:
        query._scoped = True
        return query

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._scoped = self._scoped
        return clone

    def _require_scope(self) -> None:
        if not self._scoped:
            raise UnscopedQuery(f"{self.model.__name__}: say in_shops(...) or across_shops(why=...)")

    def _fetch_all(self) -> None:
        self._require_scope()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, scoped."""
        self._require_scope()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        """As Django's, scoped."""
        self._require_scope()
        return super().count()

    def exists(self) -> bool:
        """As Django's, scoped."""
        self._require_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """As Django's, scoped."""
        self._require_scope()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """As Django's, scoped."""
        self._require_scope()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """As Django's, scoped."""
        self._require_scope()
        return super().delete()


class ScopedManager(models.Manager[M], Generic[M]):
    """`objects` of every model that has a shop. Creating is free: the row names its shop itself."""

    def get_queryset(self) -> ScopedQuerySet[M]:
        """All rows, not to be read before they are scoped."""
        return ScopedQuerySet(self.model, using=self._db)

    def in_shops(self, shop_ids: Collection[int]) -> ScopedQuerySet[M]:
        """Only rows of these shops. An empty collection gives no rows."""
        return self.get_queryset().in_shops(shop_ids)

    def in_shop(self, shop_id: int) -> ScopedQuerySet[M]:
        """Only rows of this shop."""
        return self.get_queryset().in_shop(shop_id)

    def across_shops(self, *, why: str) -> ScopedQuerySet[M]:
        """All rows, for machinery that serves every shop; `why` is for the reader."""
        return self.get_queryset().across_shops(why=why)
