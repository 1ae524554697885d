"""现在怎么开始: the ways on from an empty installation."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.arrange import across, down
from desktop.ui.labels import Paragraph, label
from desktop.ui.tiles import Picture, Tile


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: the command it begins with (blank = none), its words and picture."""

    command: str
    title: str
    text: str
    picture: str


DEMO = "demo"
WAYS = (
    Way(
        "residents.import",
        "导入居民花名册（推荐）",
        "Excel、WPS 表都行，列名不用改。约 3 分钟，导入后可一键撤销",
        "file-import",
    ),
    Way(DEMO, "先看演示", "另开一个窗口，里面的人都是编的，与真资料分开", "player-play"),
    Way("", "空白开始", "边干边记，以后随时能导入", "edit"),
)


class StartWays(QWidget):
    """Large buttons, one for each way. Signals: `chosen` with the command's id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = {way.command: _tile(way) for way in WAYS}
        head = down(label("现在怎么开始？", "title"), label("资料库已经建好，加密保存在这台电脑上", "quiet"), gap=2)
        self.setLayout(down(head, 6, *self.tiles.values(), gap=10, margins=(28, 22, 28, 26)))
        for command, tile in self.tiles.items():
            tile.clicked.connect(lambda _checked=False, command=command: self.chosen.emit(command))


def _tile(way: Way) -> Tile:
    words = down(label(way.title, "strong"), Paragraph(way.text, "quiet"), gap=2)
    return Tile(way.title, across(Picture(way.picture, 26), (words, 1), gap=16, margins=(18, 10, 18, 10)))
