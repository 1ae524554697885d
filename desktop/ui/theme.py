"""The look of the moment: colours, letter size, and the one style sheet made from them.

    theme.show(size="large")        # change at run time; every widget follows
    theme.px(12)                    # a length meant for 小四, at the present size
    theme.colour("text2")           # a token as QColor, for painting
    theme.LOOK.changed.connect(…)   # for what Qt cannot scale by itself: row heights, column widths

Widgets say what they are by a property and never carry a style sheet: `role` on labels and frames
(title, section, caption, quiet, big, bad … card, bar, foot, page), `kind` on buttons (primary, quiet, link, chip, danger).
"""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.base.paths import resources
from desktop.ui.tokens import COLOURINGS, LIGHT, SIZES, USUAL, Letters, Tokens

SYSTEM_FACES = ("Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC")
"""Faces in order of liking on people's own computers; the last one comes with the program."""
_MENU = 6
"""Px above and below a line of a menu at most: the longest menu of a row fits on a small screen in the largest letters."""

_USUAL_BODY = SIZES[USUAL].body


class Look(QObject):
    """The colours and sizes now in force. `changed` comes after every widget has the new style."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.size = USUAL
        self.colouring = COLOURINGS[0].code
        self.faces: tuple[str, ...] = SYSTEM_FACES

    @property
    def tokens(self) -> Tokens:
        """The colours."""
        return next((one.tokens for one in COLOURINGS if one.code == self.colouring), LIGHT)

    @property
    def letters(self) -> Letters:
        """The measures."""
        return SIZES[self.size]


LOOK = Look()


def show(*, size: str = "", colouring: str = "") -> None:
    """Put a look into force over the whole program; what is blank stays as it is.

    Polishing every widget costs 20 ms, so a look that is in force already is left alone.
    """
    LOOK.size = size if size in SIZES else LOOK.size
    LOOK.colouring = colouring or LOOK.colouring
    app = QApplication.instance()
    assert isinstance(app, QApplication), "the look needs an application"
    wanted = (LOOK.size, LOOK.colouring, LOOK.faces)
    if app.property("look") == wanted:
        return
    app.setProperty("look", wanted)
    font = QFont()
    font.setFamilies(list(LOOK.faces))
    font.setPixelSize(LOOK.letters.body)
    # Cleared first: Qt takes seven times as long to replace a sheet over three thousand widgets as to drop it and set another.
    app.setStyleSheet("")
    app.setFont(font)
    app.setPalette(palette(LOOK.tokens))
    app.setStyleSheet(style_sheet(LOOK.tokens, LOOK.letters))
    LOOK.changed.emit()


def step(by: int) -> str:
    """Code of the next larger (+1) or smaller (-1) letter size; the last one again at the end."""
    codes = list(SIZES)
    return codes[min(max(codes.index(LOOK.size) + by, 0), len(codes) - 1)]


def px(length: float) -> int:
    """A length meant for 小四, at the present letter size."""
    return round(length * LOOK.letters.body / _USUAL_BODY)


def colour(token: str) -> QColor:
    """A colour of the moment by the name of its use."""
    return _colour(getattr(LOOK.tokens, token))


@lru_cache(maxsize=256)
def _colour(code: str) -> QColor:
    return QColor(code)


def restyle(widget: QWidget) -> None:
    """Make Qt look again at a widget whose `role` or `kind` has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def style_sheet(tokens: Tokens, letters: Letters) -> str:
    """resources/style.qss with the colours and measures put in."""
    control, chip, mark = letters.control, round(letters.body * 1.75), round(letters.body * 1.125)
    measures = {
        "body_px": letters.body,
        "caption_px": letters.caption,
        "section_px": letters.section,
        "title_px": letters.title,
        "big_px": letters.big,
        "row": letters.row,
        "inner": control - 2,
        "inner_focus": control - 4,
        "small_inner": control - 8,
        "chip_inner": chip - 2,
        "chip_inner_focus": chip - 4,
        "chip_radius": chip // 2,
        "mark": mark,
        "mark_ring": mark // 3,
        "mark_hole": mark + 2 - 2 * (mark // 3),
        "mark_radius": (mark + 2) // 2,
        "tab": round(letters.body * 0.5),
        "menu": min(round(letters.body * 0.5), _MENU),
        "icon_px": letters.body,
        "arrow_px": round(letters.body * 0.875),
    }
    return _template().substitute(asdict(tokens), **measures, icons=(resources() / "icons").as_posix())


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template((resources() / "style.qss").read_text(encoding="utf-8"))


def palette(tokens: Tokens) -> QPalette:
    """The colours as Fusion wants them, for everything the style sheet does not reach."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.app, role.Base: tokens.surface, role.AlternateBase: tokens.subtle, role.Text: tokens.text,
        role.WindowText: tokens.text, role.Button: tokens.surface, role.ButtonText: tokens.text,
        role.Highlight: tokens.primary, role.HighlightedText: tokens.on_primary, role.PlaceholderText: tokens.text3,
        role.Mid: tokens.border, role.Light: tokens.surface, role.Accent: tokens.primary, role.Link: tokens.primary,
        role.ToolTipBase: tokens.text, role.ToolTipText: tokens.surface,
    }  # fmt: skip
    made = QPalette()
    for one, code in colours.items():
        made.setColor(one, QColor(code))
    for one in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.text3))
    return made


def dense() -> float:
    """Device pixels for one logical pixel, for pictures made ahead."""
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0
