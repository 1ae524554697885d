"""On paper and into a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.base.errors import DeskError
from desktop.ui.paper import document, write_pdf


def test_a_page_becomes_a_pdf_of_one_page(qapp: QApplication, tmp_path: Path) -> None:
    write_pdf(document("<h1>小巷恢复码</h1><p>12345 67890</p>"), tmp_path / "恢复码.pdf")

    written = (tmp_path / "恢复码.pdf").read_bytes()
    assert (written[:5], written.count(b"/Type /Page\n")) == (b"%PDF-", 1)


def test_long_text_goes_on_over_pages(qapp: QApplication, tmp_path: Path) -> None:
    write_pdf(document("<p>居民</p>" * 200), tmp_path / "名单.pdf")

    assert (tmp_path / "名单.pdf").read_bytes().count(b"/Type /Page\n") > 1


def test_a_place_that_cannot_be_written_is_told(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="没有存下来"):
        write_pdf(document("<p>居民</p>"), tmp_path / "没有这个文件夹" / "恢复码.pdf")
