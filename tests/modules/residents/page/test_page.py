"""The page of residents: its tabs, and the ways into the import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from office import done
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.modules.residents.page import IMPORT, Page
from desktop.modules.residents.page.importing import Importing
from desktop.modules.residents.page.reading import Source
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.service import register_resident
from desktop.work.desk import Desk


@pytest.fixture
def page(show: Callable[..., Page], desk: Desk) -> Page:
    made = Page(desk)
    desk.file.listeners.append(made.refresh)
    return show(made, 1190, 640)


@pytest.fixture
def resident(desk: Desk) -> Resident:
    return done(desk, register_resident, Resident(name="张三", address="示例路100弄12号301"))


def drop(page: Page, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    no = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, no))


def test_a_record_is_opened_behind_the_tab_of_its_type(desk: Desk, resident: Resident, page: Page) -> None:
    household = next(desk.store.find(Household))

    page.show_record(household.uid)

    assert (page.bar.currentIndex(), [one.uid for one in page.selected]) == (1, [household.uid])


def test_the_import_is_shown_by_its_word(page: Page) -> None:
    page.show_record(IMPORT)

    assert page.importing.isVisible()


def test_the_import_is_not_made_before_it_is_wanted(page: Page) -> None:
    page.cover()

    assert page.findChild(Importing) is None


def test_during_the_import_no_resident_is_selected(resident: Resident, page: Page) -> None:
    page.show_record(IMPORT)

    assert page.selected == ()


def test_leaving_the_import_shows_the_residents_again(page: Page) -> None:
    page.show_record(IMPORT)

    page.importing.left.emit()

    assert page.page.isVisible()


def test_a_table_pasted_anywhere_opens_its_columns(qtbot: QtBot, page: Page, source: Source) -> None:
    QGuiApplication.clipboard().setText(source.text)
    page.page.list.grid.setFocus()

    qtbot.keyClick(page.page.list.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert page.importing.stepper.at == 1


def test_a_single_word_pasted_opens_nothing(qtbot: QtBot, page: Page) -> None:
    QGuiApplication.clipboard().setText("张三")

    qtbot.keyClick(page.page.list.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert not page.importing.isVisible()


def test_a_roster_dropped_on_the_page_is_read(page: Page, source: Source, tmp_path: Path) -> None:
    path = tmp_path / "示例.csv"
    path.write_text(source.text, encoding="utf-8")

    drop(page, path)

    assert page.importing.stepper.at == 1


def test_the_file_of_a_roster_copied_in_a_folder_can_be_pasted(
    qtbot: QtBot, page: Page, source: Source, tmp_path: Path
) -> None:
    path = tmp_path / "示例.csv"
    path.write_text(source.text, encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(mime)

    qtbot.keyClick(page.page.list.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert page.importing.stepper.at == 1


def test_another_file_dropped_on_the_page_is_left_alone(page: Page, tmp_path: Path) -> None:
    drop(page, tmp_path / "示例.png")

    assert not page.importing.isVisible()


def test_age_is_shown_and_the_birth_date_waits_among_the_columns(page: Page) -> None:
    shown = [one.label for one in page.page.list.table.columns]

    assert ("年龄" in shown, "出生日期" in shown) == (True, False)


def test_an_address_changed_in_the_form_is_a_move(desk: Desk, resident: Resident, page: Page) -> None:
    form = page.page
    form.show_record(resident.uid)
    form.edit(desk.store.get(Resident, resident.uid))
    form.form.form.restore({"address": "示例路100弄12号302"})

    form.form.save.click()

    assert desk.store.get(Resident, resident.uid).household != resident.household
