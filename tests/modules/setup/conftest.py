"""Ways to add people and to sign in again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office import MODULES, OTHER_PASSWORD, PASSWORD, Office, done, safe

from desktop.base.clock import FixedClock
from desktop.modules.setup.service import (
    add_person,
)
from desktop.work import session
from desktop.work.desk import Desk
from desktop.work.records import Account


@pytest.fixture
def add(desk: Desk) -> Callable[..., Account]:
    def run(name: str = "示例助手甲", password: str = OTHER_PASSWORD, **given: object) -> Account:
        account: Account = done(desk, add_person, desk.smith, Account(**{"name": name, "role": "assistant"} | given), password)
        return account

    return run


@pytest.fixture
def reopen(office: Office, clock: FixedClock) -> Callable[..., Desk]:
    """Close the office and sign in again."""

    def run(who: str = "示例书记", password: str = PASSWORD) -> Desk:
        folder = office.folder
        office.close()
        office.seats.clear()
        office.opened = session.unlock(folder, who, password, MODULES, clock, safe=safe(folder, clock))
        return office.desk()

    return run
