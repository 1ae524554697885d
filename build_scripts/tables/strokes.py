"""The table of stroke ranks: all Han characters in the order of Unicode CLDR's `zh-u-co-stroke`.

The source is the ICU of the PySide6 wheel and not Debian's unicode-cldr-core: that
package is of CLDR 41, lists 250 characters less, places three otherwise and does not
know those of Unicode 15. tests/model/test_strokes.py compares with it where it is installed.
"""

from __future__ import annotations

import re
import unicodedata

from build_scripts.tables.icu import Collator, Icu, folder

SOURCE = "ICU of PySide6-Essentials"
LOCALE = "zh-u-co-stroke"
HEADING = "# Han characters by strokes, most used ones; made by build_scripts.tables, not to be edited."
REST_HEADING = "# All other Han characters, which stand behind those of strokes.txt, by radical; made by build_scripts.tables."

_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xFA0E, 0xFA29), (0x20000, 0x2FA1F), (0x30000, 0x3FFFF))
"""Where Unicode keeps Han characters, supplements to come included."""

_LINE = 100


def source_version() -> str:
    """Version of the installed source; blank when there is none."""
    place = folder()
    return Icu(place).version if place else ""


def tables() -> dict[str, str]:
    """File name -> text of both tables, a hundred characters a line."""
    place = folder()
    if place is None:
        message = "there is no ICU here to ask for the order by strokes"
        raise OSError(message)
    icu = Icu(place)
    order = Collator(icu, LOCALE)
    listed = "".join(re.findall(r"<\*([^<&]+)", order.rules()))
    known = set(listed)
    others = (chr(code) for first, last in _BLOCKS for code in range(first, last + 1))
    rest = [char for char in others if char not in known and icu.is_letter(char) and _is_itself(char)]
    rest.sort(key=order.key)
    return {"strokes.txt": _text(HEADING, listed), "strokes_rest.txt": _text(REST_HEADING, "".join(rest))}


def _is_itself(char: str) -> bool:
    """Whether the character is no second code for another one."""
    return unicodedata.normalize("NFD", char) == char


def _text(heading: str, chars: str) -> str:
    return "\n".join([heading, *(chars[start : start + _LINE] for start in range(0, len(chars), _LINE)), ""])
