from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from desktop.ui.print.pages import DPI, Format, Pages, face, missing_faces, mm


class Dots(Pages):
    """A red dot at the upper left corner of the text, on so many pages."""

    def __init__(self, count: int = 2, *, across: bool = False) -> None:
        super().__init__(Format(across))
        self._count = count

    @property
    def count(self) -> int:
        return self._count

    def draw(self, painter: QPainter, page: int) -> None:
        painter.setPen(QPen(QColor("red"), mm(4)))
        painter.drawPoint(QPointF(self.form.text.left(), self.form.text.top()))


def picture(pages: Pages, page: int, width: int = 420) -> QImage:
    size = pages.form.size
    image = QImage(width, round(width * size.height() / size.width()), QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    pages.paint(painter, page, width / size.width())
    painter.end()
    return image


def inked(image: QImage) -> set[tuple[int, int]]:
    """Where something darker than light grey is drawn."""
    return {(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 160}


def test_the_text_has_the_measures_of_official_paper() -> None:
    text = Format().text

    assert [round(length * 25.4 / DPI) for length in (text.left(), text.top(), text.width(), text.height())] == [
        28,
        37,
        156,
        225,
    ]


def test_laid_across_the_binding_edge_is_on_top() -> None:
    assert round(Format(across=True).text.top() * 25.4 / DPI) == 28


@pytest.mark.parametrize(("page", "half"), [(0, "right"), (1, "left")])
def test_the_number_stands_outside_right_on_odd_pages_and_left_on_even(usual_look: None, page: int, half: str) -> None:
    image = picture(Dots(), page)
    foot = [x for x, y in inked(image) if y > image.height() * 0.88]

    assert foot
    assert all((x > image.width() / 2) == (half == "right") for x in foot)


def test_what_a_page_draws_does_not_colour_its_number(usual_look: None) -> None:
    image = picture(Dots(), 0)
    foot = [(x, y) for x, y in inked(image) if y > image.height() * 0.88]

    assert all(image.pixelColor(x, y).saturation() < 40 for x, y in foot)


def test_faces_are_as_wide_on_every_device(usual_look: None) -> None:
    assert face(("Noto Sans SC",), 12).pixelSize() == 50


def test_what_this_computer_lacks_is_named(usual_look: None) -> None:
    assert set(missing_faces()) <= {"仿宋", "小标宋"}


@pytest.mark.skipif(which("pdftoppm") is None, reason="poppler is not here")
@pytest.mark.parametrize("across", [False, True])
def test_the_pdf_is_the_picture(usual_look: None, tmp_path: Path, across) -> None:
    pages = Dots(across=across)
    (tmp_path / "dots.pdf").write_bytes(pages.pdf("点"))

    subprocess.run(
        ["pdftoppm", "-scale-to-x", "420", "-scale-to-y", "-1", "-png", "dots.pdf", "page"], cwd=tmp_path, check=True
    )

    printed = [inked(QImage(str(path))) for path in sorted(tmp_path.glob("page*.png"))]
    shown = [inked(picture(pages, page)) for page in range(2)]
    near = [{(x + dx, y + dy) for x, y in dots for dx in (-1, 0, 1) for dy in (-1, 0, 1)} for dots in shown]
    assert len(printed) == 2
    assert all(dots <= around for dots, around in zip(printed, near, strict=True))


def test_pages_without_a_drawing_are_none() -> None:
    with pytest.raises(NotImplementedError):
        _ = Pages(Format()).count
