"""The kernel's own records can be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kernel import OWNER

from desktop.model.codes import CodeList
from desktop.model.record import Record
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.work.records import KERNEL, Account, Area

AREA = Area(name="示例苑居民区", street="示例街道", level="neighbourhood", light=True, demo=False)
ACCOUNT = Account(name="示例书记", role="owner", slot="S1", letters="medium", idle_minutes=5, stopped=False)


@pytest.fixture
def kernel(make_store: Callable[..., Store]) -> Store:
    return make_store("kernel", *KERNEL)


@pytest.fixture
def kernel_reader(kernel: Store) -> Iterator[Reader]:
    found = kernel.reader(OWNER)
    yield found
    found.connection.close()


@pytest.mark.parametrize("made", [AREA, ACCOUNT], ids=["area", "account"])
def test_what_was_filled_in_is_sound_and_kept_as_it_was(kernel: Store, kernel_reader: Reader, made: Record) -> None:
    with kernel.unit("登记", OWNER) as unit:
        kept = unit.add(made)
    assert (list(made.check()), kernel_reader.get(type(made), kept.uid)) == ([], kept)


def test_a_way_in_is_not_taken_back_by_undo() -> None:
    assert (Account.lasting, Area.lasting) == (True, False)


def test_a_new_account_has_the_letters_of_the_code_list() -> None:
    assert ACCOUNT.letters in CodeList("letter_size")


def test_each_is_called_by_its_name() -> None:
    assert (AREA.title(), ACCOUNT.title()) == ("示例苑居民区", "示例书记")
