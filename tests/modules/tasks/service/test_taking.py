"""The dated line a step leaves, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from office import done

from desktop.base.errors import DeskError
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import note_progress, notes_of, send_back
from desktop.modules.tasks.service.taking import needed
from desktop.work.desk import Desk


def test_a_dated_line_says_who_and_when(desk: Desk, helping: Desk, given: Callable[..., Task]) -> None:
    task = given("accept")
    done(helping, note_progress, task, "贴了六个门洞")
    (line,) = notes_of(desk.store, task)

    assert (line.words, line.sort, line.writer) == ("贴了六个门洞", "progress", helping.actor.account)
    assert line.fields["at"].kind.show(line.at)[:10] == date(2026, 8, 28).isoformat()


def test_every_return_stays_to_be_read(desk: Desk, given: Callable[..., Task]) -> None:
    task = given("accept", "submit")
    done(desk, send_back, task, "三号楼没有贴")

    assert [line.words for line in notes_of(desk.store, task)] == ["三号楼没有贴"]


def test_a_bank_card_in_a_line_is_refused_and_nothing_is_kept(desk: Desk, given: Callable[..., Task]) -> None:
    task = given("accept")
    with pytest.raises(DeskError, match="银行卡号"):
        done(desk, note_progress, task, "钱打到 6222021234567890128")

    assert notes_of(desk.store, task) == []


@pytest.mark.parametrize(("words", "asked"), [(None, 1), ("  ", 1), ("好", 0)])
def test_what_has_to_be_said_is_asked_for(words: str | None, asked: int) -> None:
    assert len(needed("原因", words)) == asked
