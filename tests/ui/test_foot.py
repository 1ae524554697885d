"""What a glance down should answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from ui.audit import findings

from desktop.base.clock import FixedClock
from desktop.ui import theme
from desktop.ui.foot import Foot
from desktop.ui.jobs import Jobs
from desktop.ui.tidings import Tidings
from desktop.ui.tokens import SIZES

TODAY = date(2026, 8, 28)
DAY_MS = 86_400_000


@pytest.fixture
def foot(show: Callable[..., QWidget], qapp: object) -> Foot:
    jobs = Jobs()
    made = Foot(jobs)
    made._kept = jobs
    return show(made, 1190, 44)


def news(saved_ms: int | None = None, backup_ms: int | None = None) -> Tidings:
    return Tidings({}, "", "", saved_ms, backup_ms)


def test_it_says_when_it_was_saved(foot: Foot, clock: FixedClock) -> None:
    foot.show_tidings(news(saved_ms=clock.now_ms()), TODAY)

    assert foot.saved.text() == "已自动保存 09:00"


def test_a_store_without_a_backup_is_amber(foot: Foot) -> None:
    foot.show_tidings(news(), TODAY)

    assert (foot.backup.text(), foot.backup.property("role")) == ("还没有备份", "warn")


@pytest.mark.parametrize(
    ("days", "text", "role"), [(0, "备份 09:00", "caption"), (3, "备份 3 天前", "caption"), (4, "备份 4 天前", "warn")]
)
def test_a_backup_of_more_than_three_days_ago_is_amber(foot: Foot, clock: FixedClock, days: int, text: str, role: str) -> None:
    foot.show_tidings(news(backup_ms=clock.now_ms() - days * DAY_MS), TODAY)

    assert (foot.backup.text(), foot.backup.property("role")) == (text, role)


def test_it_names_the_letter_size_in_force(foot: Foot) -> None:
    theme.show(size="largest")

    assert foot.letters.text() == "字号 三号"


def test_the_letter_size_in_force_has_a_mark(foot: Foot) -> None:
    sizes = {code: QAction(code, foot) for code in SIZES}
    foot.offer_letters(sizes)
    theme.show(size="large")
    sizes["large"].trigger()

    assert [code for code, action in sizes.items() if action.isChecked()] == ["large"]


def test_it_says_what_the_page_counts(foot: Foot) -> None:
    foot.say("共 2,846 人 · 选中 12")

    assert foot.status.text() == "共 2,846 人 · 选中 12"


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
def test_nothing_is_wrong_with_it(foot: Foot, clock: FixedClock, size: str) -> None:
    theme.show(size=size)
    foot.say("共 2,846 人 · 选中 12 · 平均 63.5")
    foot.show_tidings(news(clock.now_ms(), clock.now_ms()), TODAY)
    foot.resize(1366 - theme.LOOK.letters.nav, foot.sizeHint().height())

    assert findings(foot) == []
