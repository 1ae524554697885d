from __future__ import annotations

from pathlib import Path

import pytest
from office import Office, keep
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from ui import conftest as looks

from desktop.modules.exchange.page import Page
from desktop.modules.exchange.records import Handover, Peer
from desktop.modules.meetings.records import Meeting
from desktop.ui.cards import Card
from desktop.work.desk import Desk

qapp, usual_look = looks.qapp, looks.usual_look


def titles(page: Page) -> list[str]:
    return [card.title.text() for card in page.findChildren(Card)]


def words(page: Page) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel))


def drop(page: Page, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    no = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, no))


@pytest.fixture
def page(qapp, desk: Desk) -> Page:
    made = Page(desk)
    desk.file.listeners.append(made.refresh)
    return made


def test_a_residential_area_hands_over_first(page: Page) -> None:
    assert titles(page) == ["交街道", "收交接包", "核对对方身份"]


def test_a_street_takes_in_first(qapp, street: Office) -> None:
    assert titles(Page(street.desk())) == ["收交接包", "核对对方身份"]


def test_what_would_leave_is_counted(desk: Desk, page: Page) -> None:
    keep(desk, Meeting(subject="听证会", kind="M03"))

    assert "这次会带走本月统计、会议 1 场，不带居民名单。" in words(page)


def test_when_something_was_handed_over_last_is_told(desk: Desk, page: Page) -> None:
    keep(desk, Handover(name="示例.xiang", direction="out", peer="示例街道", counter=3, at=desk.clock.now_ms()))

    assert "上次 2026-08-28 09:00 交给示例街道，第 3 号。" in words(page)


def test_whose_keys_are_trusted_is_told_and_the_keys_are_not(desk: Desk, page: Page) -> None:
    keep(desk, Peer(name="示例街道", checked=desk.today, keys='{"verify": "abcdef"}'))

    assert "已核对：示例街道（2026-08-28）。" in words(page)
    assert "abcdef" not in words(page)


def test_a_package_dropped_on_the_page_is_taken_in_or_refused_in_words(desk: Desk, page: Page, tmp_path: Path) -> None:
    path = tmp_path / "示例.xiang"
    path.write_bytes(b"no package")

    drop(page, path)

    assert len(desk.ask.refused) == 1


def test_any_other_file_is_left_alone(desk: Desk, page: Page, tmp_path: Path) -> None:
    drop(page, tmp_path / "示例.xlsx")

    assert desk.ask.refused == []
