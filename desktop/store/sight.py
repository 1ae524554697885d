"""What one person may see of the open file: every question goes through here, and every answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from desktop.base.errors import RefusedError
from desktop.model.fields import Field
from desktop.model.kinds import Kind, Ref
from desktop.model.record import Record
from desktop.model.rights import Actor, Right
from desktop.store.connection import Connection, sentences
from desktop.store.query import Query
from desktop.store.same import Same
from desktop.store.shape import Shape, Shapes

_ACCOUNT = "account"
"""The table of those who sign in, and the field by which a record names the account it is."""


class Sight:
    """The eyes of one person at one connection: conditions as they may ask them, rows as they may see them.

    Args:
        follows: what was merged into another record is read as that other; without it every record stands by itself.
    """

    def __init__(self, connection: Connection, shapes: Shapes, actor: Actor, *, follows: bool = True) -> None:
        self.connection = connection
        self.shapes = shapes
        self.actor = actor
        self.same = Same(connection, shapes)
        self._follows = follows
        self._whole = actor.may(Right.PRIVATE)
        self._secret = actor.may(Right.SENSITIVE)

    def _followed(self, shape: Shape, records: list[Record]) -> list[Record]:
        """The records with survivors in place of merged ones that they name."""
        read = self.same.reads(shape.kind.table) if self._follows else None
        return [read(record) for record in records] if read else records

    def _where(self, shape: Shape, query: Query) -> tuple[str, list[Any]]:
        """The condition of a query as these eyes may ask it, and its values.

        Raises:
            RefusedError: it asks for what is held back, which only an owner may see.
        """
        if query.held and not self.actor.may(Right.OWN):
            raise RefusedError("停止使用的资料只有书记能看", "请书记来看。")
        asked = self.same.widened(shape, query) if self._follows else dataclasses.replace(query, merged=True)
        return asked.where(shape, whole=self._whole)

    def _load(self, table: str, field: Field) -> Callable[[Any], Any] | None:
        """How a kept value of a field is read; None when it is read as it is kept."""
        load = None if type(field.kind).load is Kind.load else field.kind.load
        link = self.same.link(table, field.name) if self._follows else None
        if link is None:
            return load
        named = self.same.into_survivors(link)
        return (lambda kept: named(load(kept))) if load else named

    def _ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with sentences():
            return self.connection.execute(sql, values).fetchall()  # type: ignore[no-any-return]  # the driver has no types

    def _require(self) -> None:
        if not self.actor.may(Right.READ):
            raise RefusedError("这里需要查看资料的权限", "请书记在“设置 → 人员与权限”里调整。")

    def _refuse_private(self, shape: Shape, names: Sequence[str]) -> None:
        if not self._whole and any(shape.main.fields[name].private for name in names):
            raise RefusedError("这里需要查看完整内容的权限", "请书记在“设置 → 人员与权限”里调整。")

    def _seen(self, shape: Shape, row: tuple[object, ...]) -> Record:
        secrets = self._secrets(shape, str(row[1])) if self._secret and shape.side else None
        record = shape.load(row, secrets)
        if not self._secret and self._is_confided(record):
            record = shape.load(row, self._secrets(shape, str(row[1])))
        if self._whole:
            return record
        masks = {
            name: field.kind.mask(value)
            for name, field in record.fields.items()
            if field.private and (value := getattr(record, name)) is not None
        }
        return dataclasses.replace(record, **masks) if masks else record

    def _is_confided(self, record: Record) -> bool:
        """Whether the record names the person who reads among those it is confided to."""
        if not self.actor.account:
            return False
        for name in record.confided:
            kind, uid = record.fields[name].kind, getattr(record, name)
            assert isinstance(kind, Ref), "a record is confided to whom it refers to"
            if uid and (uid == self.actor.account if kind.target == _ACCOUNT else self._is_self(kind.target, uid)):
                return True
        return False

    def _is_self(self, table: str, uid: str) -> bool:
        """Whether a record, such as a member of the team, is the person who reads."""
        sql = f"SELECT 1 FROM {table} WHERE uid = ? AND {_ACCOUNT} = ?"  # noqa: S608 - declared name
        return bool(self._ask(sql, (uid, self.actor.account)))

    def _secrets(self, shape: Shape, uid: str) -> dict[str, object]:
        side = shape.side
        assert side is not None
        rows = self._ask(f"SELECT {','.join(side.fields)} FROM {side.table} WHERE uid = ?", (uid,))  # noqa: S608 - declared names
        return {name: f.kind.load(value) for row in rows for (name, f), value in zip(side.fields.items(), row, strict=True)}
