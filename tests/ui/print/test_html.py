from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from desktop.ui.print.html import HtmlPages


@pytest.fixture(autouse=True)
def dressed(usual_look: None) -> None:
    """Fonts are there."""


def test_a_short_paper_is_one_page() -> None:
    assert HtmlPages("<h1>回执单</h1><p>收到。</p>").count == 1


def test_a_long_one_goes_on() -> None:
    assert HtmlPages("<p>示例苑居民区。</p>" * 100).count > 1


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler is not here")
def test_its_words_can_be_read_back_from_the_pdf(tmp_path: Path) -> None:
    pages = HtmlPages("<p>示例苑居民区收到示例街道的回复。</p>" * 60)
    (tmp_path / "paper.pdf").write_bytes(pages.pdf("回执单"))

    subprocess.run(["pdftotext", "paper.pdf", "paper.txt"], cwd=tmp_path, check=True)

    words = (tmp_path / "paper.txt").read_text(encoding="utf-8")
    assert (words.count("收到示例街道的回复"), words.replace(" ", "").count("—2—")) == (60, 1)
