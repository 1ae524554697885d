"""Pages on their way to paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.base.clock import FixedClock
from desktop.ui.dialogs import Dialogs
from desktop.ui.outlet import Outlet
from desktop.ui.toast import Toast


@pytest.fixture
def dialogs(show: Callable[..., QWidget], clock: FixedClock) -> Dialogs:
    window = show(QWidget())
    return Dialogs(window, Toast(window, lambda: None), clock)


def test_a_page_is_saved_where_the_person_says(dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *_: tmp_path / "恢复码.pdf")

    Outlet(dialogs).save_page("<p>12345</p>")

    assert ((tmp_path / "恢复码.pdf").read_bytes()[:5], dialogs._toast.text) == (b"%PDF-", "已存为 恢复码.pdf")


def test_changing_one_s_mind_saves_nothing(dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *_: None)

    Outlet(dialogs).save_page("<p>12345</p>")

    assert dialogs._toast.text == ""


def test_a_place_that_cannot_be_written_is_refused_in_words(
    dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(dialogs, "save_file", lambda *_: tmp_path / "没有" / "恢复码.pdf")
    monkeypatch.setattr(dialogs, "refuse", lambda error: refused.append(error.title))

    Outlet(dialogs).save_page("<p>12345</p>")

    assert refused == ["“恢复码.pdf”没有存下来"]


def test_a_page_is_printed_on_the_chosen_printer(dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(dialog: QDialog) -> bool:
        assert isinstance(dialog, QPrintDialog)
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    monkeypatch.setattr(dialogs, "run", choose)

    Outlet(dialogs).print_page("<p>12345</p>")

    assert (tmp_path / "printed.pdf").read_bytes()[:5] == b"%PDF-"
