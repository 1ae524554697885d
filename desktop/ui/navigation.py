"""The way through the program: one word and picture for each slice, a bar of official red beside the page in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across, down
from desktop.ui.icons import paint
from desktop.ui.labels import Paragraph
from desktop.ui.theme import colour
from desktop.work.module import Module

LAST = "setup"
"""The slice at the foot of the navigation."""


class NavButton(QAbstractButton):
    """One way: picture, word, and how many things wait there."""

    def __init__(self, module: Module, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.module = module
        self._badge = ""
        self.setText(tr(module.label))
        self.setCheckable(True)
        self.setAccessibleName(self.text())
        self.key = key
        self.setToolTip(key)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_badge(self, text: str) -> None:
        """How many wait; blank for none."""
        self._badge = text
        waiting = f"{text} {tr('项到今天要办')}" if text else ""
        self.setAccessibleName(f"{self.text()}，{waiting}" if text else self.text())
        self.setToolTip(f"{self.key}  {waiting}" if text else self.key)
        self.update()

    @property
    def badge(self) -> str:
        """What the badge says."""
        return self._badge

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._bold()).horizontalAdvance(self.text())
        return QSize(words + theme.px(104), theme.px(42))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(colour("tint" if self.isChecked() else "subtle"))
            painter.drawRoundedRect(ground, 6, 6)
        if self.isChecked():
            painter.setBrush(colour("brand"))
            painter.drawRect(QRectF(0, 1, 3, self.height() - 2))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("primary"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6)
        self._paint_words(painter, ground)

    def _paint_words(self, painter: QPainter, ground: QRectF) -> None:
        side = theme.px(20)
        middle = ground.center().y()
        tone = "primary" if self.isChecked() else "text2"
        paint(painter, self.module.icon, tone, QRectF(ground.x() + 12, middle - side / 2, side, side))
        painter.setFont(self._bold() if self.isChecked() else self.font())
        painter.setPen(QColor(colour("text")))
        words = ground.adjusted(12 + side + 12, 0, -8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._badge:
            self._paint_badge(painter, ground)

    def _paint_badge(self, painter: QPainter, ground: QRectF) -> None:
        font = QFont(self.font())
        font.setPixelSize(theme.LOOK.letters.caption)
        metrics = QFontMetrics(font)
        height = float(metrics.height() + 2)
        width = max(height, metrics.horizontalAdvance(self._badge) + 14.0)
        place = QRectF(ground.right() - width - 8, ground.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("neutral_tint"))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(colour("neutral"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._badge)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Navigation(QFrame):
    """The column at the left: the area's name, the slices, the settings at its foot.

    Signals: `chosen` with the name of the slice.
    """

    chosen = Signal(str)

    def __init__(self, modules: Sequence[Module], area: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._area = Paragraph(area, "strong")
        shown = [module for module in modules if module.page]
        middle = [module for module in shown if module.name != LAST]
        keys = {module.name: f"Ctrl+{place}" for place, module in enumerate(middle, 1)} | {LAST: "Ctrl+,"}
        self.buttons: Mapping[str, NavButton] = {module.name: NavButton(module, keys[module.name]) for module in shown}
        column = down(across(self._area, margins=(20, 16, 12, 10)), gap=2, margins=(0, 0, 0, 10))
        for module in middle:
            column.addWidget(self.buttons[module.name])
        column.addStretch(1)
        if LAST in self.buttons:
            column.addWidget(self.buttons[LAST])
        self.setLayout(column)
        self._connect()
        self._scale()

    def _connect(self) -> None:
        for button in self.buttons.values():
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._tell)
        theme.LOOK.changed.connect(self._scale)

    @property
    def keys(self) -> Mapping[str, str]:
        """Slice -> its shortcut."""
        return {name: button.key for name, button in self.buttons.items()}

    def mark(self, name: str) -> None:
        """Show which slice is in front."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def show_due(self, due: Mapping[str, int]) -> None:
        """How many things wait in each slice."""
        for name, button in self.buttons.items():
            count = due.get(name, 0)
            button.show_badge("" if not count else str(count) if count < 100 else "99+")

    def rename(self, area: str) -> None:
        """The area has another name."""
        self._area.setText(area)

    @Slot()
    def _scale(self) -> None:
        least = max((button.sizeHint().width() for button in self.buttons.values()), default=0)
        self.setFixedWidth(max(theme.LOOK.letters.nav, least))

    @Slot(QAbstractButton)
    def _tell(self, button: NavButton) -> None:
        self.chosen.emit(button.module.name)
