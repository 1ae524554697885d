"""Half-typed forms."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

import pytest
from kernel import OWNER, Person

from desktop.base.errors import DeskError
from desktop.base.progress import CancelledError
from desktop.store import drafts
from desktop.store.store import Store


def test_what_was_typed_is_there_again(store: Store) -> None:
    drafts.keep(store, "A", "person/new", {"name": "张三", "phone": "1361"})
    assert drafts.kept(store, "A", "person/new") == {"name": "张三", "phone": "1361"}


def test_the_latest_words_count(store: Store) -> None:
    for words in ("张", "张三"):
        drafts.keep(store, "A", "person/new", {"name": words})
    assert drafts.kept(store, "A", "person/new") == {"name": "张三"}


def test_nobody_sees_what_another_was_typing(store: Store) -> None:
    drafts.keep(store, "A", "person/new", {"name": "张三"})
    assert (drafts.kept(store, "B", "person/new"), drafts.places(store, "B")) == ({}, [])


@pytest.mark.parametrize("nothing", [{}, {"name": "", "phone": ""}])
def test_an_empty_form_is_forgotten(store: Store, nothing: dict[str, str]) -> None:
    drafts.keep(store, "A", "person/new", {"name": "张三"})
    drafts.keep(store, "A", "person/new", nothing)
    assert (drafts.kept(store, "A", "person/new"), drafts.places(store, "A")) == ({}, [])


def test_places_are_told_latest_first(store: Store) -> None:
    for place in ("一", "二", "一"):
        drafts.keep(store, "A", place, {"name": place})
    assert drafts.places(store, "A") == ["一", "二"]


def test_drafts_are_no_steps_of_the_log(store: Store) -> None:
    drafts.keep(store, "A", "person/new", {"name": "张三"})
    assert store.head().seq == 0


def test_drafts_survive_closing_and_opening_and_lie_encrypted(make_store: Callable[..., Store]) -> None:
    store = make_store()
    drafts.keep(store, "A", "person/new", {"name": "示例张三"})
    files = [file.read_bytes() for file in store.folder.iterdir()]
    store.close()
    assert not any("示例张三".encode() in content for content in files)
    assert drafts.kept(make_store(), "A", "person/new") == {"name": "示例张三"}


def test_a_draft_is_not_drawn_into_the_unit_another_thread_is_writing(store: Store) -> None:
    """It would disappear with the unit when that one is cancelled."""
    typing = threading.Thread(target=drafts.keep, args=(store, "A", "person/new", {"name": "张三"}))
    with suppress(CancelledError), store.unit("导入", OWNER) as unit:
        unit.add(Person(name="李四"))
        typing.start()
        typing.join(timeout=0.1)
        raise CancelledError
    typing.join()
    assert drafts.kept(store, "A", "person/new") == {"name": "张三"}


def test_after_locking_nothing_is_kept_and_that_is_said(store: Store) -> None:
    store.close()
    with pytest.raises(DeskError, match="已经锁上"):
        drafts.keep(store, "A", "person/new", {"name": "张三"})
