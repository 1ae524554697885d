"""What the file keeps that follows from values: order keys and search rows. It can be made anew at any time.

It is, when a program opens a file whose keys and rows another program made in another way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from desktop.model.catalogue import Catalogue
from desktop.store import search
from desktop.store.connection import Connection
from desktop.store.shape import Part, Shape

REVISION = 3
"""Raise it when words, readings or order keys come out otherwise than before."""

_CHUNK = 2000


def fingerprint(catalogue: Catalogue) -> str:
    """Short text that changes when keys or search rows have to be made anew."""
    lines = [str(REVISION), str(search.GATHERED), *search.TABLES.values()]
    for table, kind in catalogue.items():
        for name, field in kind.fields.items():
            made = f"{type(field.kind).__name__}:{len(field.kind.orders)}"
            lines.append(f"{table}.{name}:{made}:{field.search}:{field.sensitive}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def rebuild(connection: Connection, shapes: Mapping[str, Shape]) -> None:
    """Make every order key and search row anew, inside the caller's transaction."""
    search.make(connection)
    for shape in shapes.values():
        for part in shape.parts:
            _order(connection, part)
        if shape.searched:
            _index(connection, shape)


def _order(connection: Connection, part: Part) -> None:
    if not part.keys:
        return
    found = connection.execute(f"SELECT {','.join(('n', *part.fields))} FROM {part.table}")  # noqa: S608 - declared names
    sql = f"UPDATE {part.table} SET {','.join(f'{key} = ?' for key in part.keys)} WHERE n = ?"  # noqa: S608 - declared names
    while chunk := found.fetchmany(_CHUNK):
        connection.executemany(sql, [(*part.keys_of(values), n) for n, *values in chunk])


def _index(connection: Connection, shape: Shape) -> None:
    columns = ",".join(("n", *(field.name for field in shape.searched)))
    found = connection.execute(f"SELECT {columns} FROM {shape.kind.table} WHERE {shape.present}")  # noqa: S608 - declared names
    while chunk := found.fetchmany(_CHUNK):
        search.index(connection, [_row(shape, *values) for values in chunk])


def _row(shape: Shape, n: int, *values: Any) -> search.Rows:
    return search.rows_for(shape, n, values)
