"""A resident steps up to the counter and can see the screen: F9, and nothing personal is painted on any page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from ui import conftest as looks

from build_scripts.screenshots import Studio
from build_scripts.screenshots.scenes.tables import SHELVES, Shelf
from build_scripts.stage.offscreen import SMALL
from desktop.modules.residents.records import Resident
from desktop.modules.visits.records import Visit

qapp = looks.qapp
MASKED = ("id_number", "phone")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(scope="module")
def studio(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder: Path = tmp_path_factory.mktemp("counter")
    with Studio(folder, lambda *_: None, 120) as made:
        made.show("medium", SMALL)
        yield made


@pytest.fixture(scope="module")
def secrets(studio: Studio) -> frozenset[str]:
    """Names, numbers and remarks of the people in the demo."""
    store = studio.demo.frame.desk.store
    people = list(store.find(Resident))
    names = {one.name for one in people if one.name}
    numbers = {part for one in people for part in (one.id_number, *(one.phone or "").split(";")) if part}
    masks = {Resident.fields[name].kind.mask(value) for one in people for name in MASKED if (value := getattr(one, name))}
    words = {visit.words for visit in store.find(Visit) if visit.words}
    return frozenset(names | numbers | masks | words)


def painted(widget: QWidget) -> Iterator[str]:
    """Every word a person can read in a widget and in what it holds."""
    if not widget.isVisible():
        return
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget)
    for child in widget.children():
        if isinstance(child, QWidget):
            yield from painted(child)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, top = view.model(), QModelIndex()
    for row in range(min(model.rowCount(top), 40)):
        for column in range(model.columnCount(top)):
            yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.name)
def test_nothing_personal_is_painted_while_covered_on(shelf: Shelf, studio: Studio, secrets: frozenset[str]) -> None:
    stage = studio.demo
    studio.table(stage, shelf.slice_name, shelf.tab)
    stage.act("window.cover")
    try:
        stage.settle()
        seen = [words for words in painted(stage.window) if any(secret in words for secret in secrets)]
    finally:
        stage.act("window.cover")
    assert seen == []


def test_the_eye_of_these_tests_sees_what_is_not_covered(studio: Studio, secrets: frozenset[str]) -> None:
    stage = studio.demo
    studio.table(stage, "residents", "人员")

    assert any(secret in words for words in painted(stage.window) for secret in secrets)
