"""One person in the store, with something of every sort."""

from __future__ import annotations

import pytest
from kernel import OWNER, Person

from desktop.store.store import Store

ID = "11010519491231002X"


@pytest.fixture
def uid(store: Store) -> str:
    with store.unit("登记", OWNER) as unit:
        return unit.add(Person(name="单文华", phone="13612343817", id_number=ID, helped=True, note="喜欢下棋")).uid
