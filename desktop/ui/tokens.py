"""Colours and measures of the look, as values. Nothing here knows Qt; `theme` turns them into a palette and a style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by their use, as #RRGGBB. Contrasts are held by a test: body text 7:1, other text 4.5:1, controls 3:1.

    Red is for problems; `brand` stands only on the line on top, beside the page in front, and on printed heads.
    """

    app: str
    surface: str
    subtle: str
    text: str
    text2: str
    text3: str
    border: str
    control: str
    primary: str
    hover: str
    tint: str
    on_primary: str
    brand: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str
    neutral: str
    neutral_tint: str
    arrow: str
    """Ending of the arrow picture's name: `light` or `dark`."""


LIGHT = Tokens(
    app="#F4F5F7", surface="#FFFFFF", subtle="#FAFBFC", text="#1F2329", text2="#4A515C", text3="#69717D",
    border="#DDE1E6", control="#868E9C", primary="#0958D9", hover="#1456C4", tint="#E8F1FF", on_primary="#FFFFFF",
    brand="#A8201A", ok="#237804", ok_tint="#F1FAEB", warn="#9A4A00", warn_tint="#FFF6E5", bad="#B5121B", bad_tint="#FFF1F0",
    neutral="#434A54", neutral_tint="#EEF0F3", arrow="light",
)  # fmt: skip

GREEN = Tokens(
    app="#DCE9D5", surface="#EAF3E4", subtle="#E3EEDC", text="#1E2A1E", text2="#3C4A3B", text3="#52604F",
    border="#BFD0B7", control="#6B7F66", primary="#0B4DB3", hover="#0A3F93", tint="#D5E4EE", on_primary="#FFFFFF",
    brand="#8F1B16", ok="#1D5E08", ok_tint="#D9EBCB", warn="#7A3B00", warn_tint="#F3E9CC", bad="#9B1018", bad_tint="#F3DDD8",
    neutral="#39443A", neutral_tint="#D7E2D0", arrow="light",
)  # fmt: skip

DARK = Tokens(
    app="#17191D", surface="#1F2227", subtle="#24282E", text="#E6E8EB", text2="#B9BFC8", text3="#969DA8",
    border="#343A43", control="#737C89", primary="#7FB0FF", hover="#A3C7FF", tint="#1E3355", on_primary="#10151D",
    brand="#E0625B", ok="#8FD16A", ok_tint="#1F3319", warn="#F0B35A", warn_tint="#3A2C12", bad="#FF8F88", bad_tint="#42201F",
    neutral="#C5CAD2", neutral_tint="#2D323A", arrow="dark",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Colouring:
    """A set of colours a person can choose, with its name on the menu."""

    code: str
    label: str
    tokens: Tokens


COLOURINGS = (Colouring("light", "明亮", LIGHT), Colouring("green", "柔和绿", GREEN), Colouring("dark", "深色", DARK))


@dataclass(frozen=True, slots=True)
class Letters:
    """Everything that follows from the letter size, in px at 96 dpi.

    Attributes:
        body: running text; the other sizes are parts of it.
        row: height of a table row.
        control: height of a button or an input.
        nav: width of the navigation.
    """

    body: int
    row: int
    control: int
    nav: int

    @property
    def caption(self) -> int:
        """Notes under things; never below 13 px."""
        return max(13, round(self.body * 0.875))

    @property
    def section(self) -> int:
        """Head of a card."""
        return round(self.body * 1.125)

    @property
    def title(self) -> int:
        """Name of a page."""
        return round(self.body * 1.375)

    @property
    def big(self) -> int:
        """A number that someone acts on."""
        return round(self.body * 1.875)


SIZES = MappingProxyType(
    {
        "small": Letters(14, 32, 32, 160),
        "medium": Letters(16, 40, 36, 176),
        "large": Letters(19, 48, 44, 208),
        "largest": Letters(21, 52, 48, 232),
    }
)
"""Letter sizes by their code in resources/codes/letter_size.csv, smallest first."""

USUAL = "medium"
