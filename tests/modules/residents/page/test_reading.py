from __future__ import annotations

import pytest
from office import done

from desktop.base.progress import CancelledError, Progress
from desktop.modules.residents.page.reading import Examined, Examiner, Source, Watched
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import Fate, import_roster
from desktop.work.desk import Desk


class Stopping(Progress):
    """Somebody presses 取消 at once."""

    def step(self, done: int, total: int) -> None:
        raise CancelledError


def test_a_roster_is_looked_through_without_writing_anything(desk: Desk, examined: Examined) -> None:
    assert [row.sort for row in examined.rows] == ["位数不对", "没有姓名", "同号不同名"]
    assert [remark.name for remark in examined.remarks] == ["张三"]
    assert list(desk.store.find(Resident)) == []


def test_a_cancelled_look_finds_nothing(desk: Desk, source: Source) -> None:
    assert Examiner.of(desk).examine(source, Stopping()) is None


def test_looking_again_compares_with_who_is_kept_now(desk: Desk, examined: Examined) -> None:
    done(desk, import_roster, examined.plan)

    again = Examiner.of(desk).again(examined, Progress())

    assert again is not None
    assert again.plan.count(Fate.NEW) == 0
    assert again.plan.count(Fate.SAME) == examined.plan.count(Fate.NEW)


def test_progress_is_told_on(desk: Desk) -> None:
    told = []
    watched = Watched(Progress(), lambda at, of: told.append((at, of)))

    watched.step(2, 3)

    assert told == [(2, 3)]


def test_progress_ends_when_the_page_says_so() -> None:
    watched = Watched(Progress(), lambda _at, _of: None)
    watched.stop.set()

    with pytest.raises(CancelledError):
        watched.step(1, 3)
