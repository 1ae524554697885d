"""The table of stroke ranks: Han characters as the mainland's norms order them, then what only Unicode CLDR has.

Every character whose order of strokes is known stands by it (see mainland). The others that CLDR's
`zh-u-co-stroke` lists follow those of as many strokes, in CLDR's order; what CLDR does not list stands
behind all, by radical. CLDR's order alone will not do: it counts strokes as Taiwan does where the two
differ (阝 three, 艹 four), and within one number follows the radical and not the first stroke.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from build_scripts.tables import mainland
from build_scripts.tables.icu import Collator, Icu, folder

SOURCE = "char-similar, Unihan, ICU of PySide6-Essentials"
LOCALE = "zh-u-co-stroke"
HEADING = "# Han characters by strokes, most used ones; made by build_scripts.tables, not to be edited."
REST_HEADING = "# All other Han characters, which stand behind those of strokes.txt, by radical; made by build_scripts.tables."

_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xFA0E, 0xFA29), (0x20000, 0x2FA1F), (0x30000, 0x3FFFF))
"""Where Unicode keeps Han characters, supplements to come included."""

_NUMBER = re.compile(r"<'\ufdd0([\u2800-\u28ff])'")
"""How CLDR's rules mark that the characters of one more number of strokes begin: U+FDD0, then U+2800 and the number."""

_BEHIND = "9"
"""Greater than any order of strokes."""

_LINE = 100


def source_version() -> str:
    """Version of all sources; blank when there is no ICU."""
    place = folder()
    return f"{mainland.VERSION}, {Icu(place).version}" if place else ""


def tables() -> dict[str, str]:
    """File name -> text of both tables, a hundred characters a line."""
    place = folder()
    if place is None:
        message = "there is no ICU here to ask for the order by strokes"
        raise OSError(message)
    icu = Icu(place)
    order = Collator(icu, LOCALE)
    listed = _merged(numbers(order.rules()))
    known = set(listed)
    others = (chr(code) for first, last in _BLOCKS for code in range(first, last + 1))
    rest = [char for char in others if char not in known and icu.is_letter(char) and _is_itself(char)]
    rest.sort(key=order.key)
    return {"strokes.txt": lines_of(HEADING, listed), "strokes_rest.txt": lines_of(REST_HEADING, "".join(rest))}


def numbers(rules: str) -> dict[str, int]:
    """Character -> its number of strokes, of all that CLDR lists, in CLDR's order."""
    _, *parts = _NUMBER.split(rules)
    found: dict[str, int] = {}
    for mark, part in zip(parts[::2], parts[1::2], strict=True):
        found.update(dict.fromkeys("".join(re.findall(r"<\*([^<&]+)", part)), ord(mark) - 0x2800))
    return found


def lines_of(heading: str, chars: str) -> str:
    """A table's text: its heading, then the characters, a hundred a line."""
    return "\n".join([heading, *(chars[start : start + _LINE] for start in range(0, len(chars), _LINE)), ""])


def _merged(listed: Mapping[str, int]) -> str:
    """The norms' characters with CLDR's others, each of these behind all of the norms that have as many strokes."""
    places = mainland.places()
    for at, (char, number) in enumerate(listed.items()):
        places.setdefault(char, (number, _BEHIND, at, char))
    return "".join(sorted(places, key=places.__getitem__))


def _is_itself(char: str) -> bool:
    """Whether the character is no second code for another one."""
    return unicodedata.normalize("NFD", char) == char
