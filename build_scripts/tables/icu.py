"""The collation rules of ICU as the PySide6 wheel for Linux carries them, reached through ctypes.

Collation data is Unicode CLDR's; the version of both is told. Used by the
generator of stroke ranks and, as the judge of order, by its tests.
"""

from __future__ import annotations

import ctypes
import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

_KEY_BYTES = 2048


@cache
def folder() -> Path | None:
    """Folder of the ICU libraries; None where there is no PySide6, or one without ICU of its own."""
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        return None
    place = Path(found.origin).parent / "Qt" / "lib"
    return place if list(place.glob("libicui18n.so.*")) else None


class Icu:
    """One loaded ICU. Raises OSError when its libraries cannot be loaded."""

    def __init__(self, place: Path) -> None:
        self.major = next(place.glob("libicui18n.so.*")).name.rpartition(".")[2]
        # The data comes first: the others find it only when it is already in the process.
        for name in ("data", "uc"):
            ctypes.CDLL(str(place / f"libicu{name}.so.{self.major}"), mode=ctypes.RTLD_GLOBAL)
        self._library = ctypes.CDLL(str(place / f"libicui18n.so.{self.major}"))

    def call(self, name: str, answer: Any, *arguments: Any) -> Any:
        """Call one function of ICU's C interface; its exported name carries the major version."""
        function = getattr(self._library, f"{name}_{self.major}")
        function.restype = answer
        return function(*arguments)

    @property
    def version(self) -> str:
        """As in `ICU 73.2, CLDR 43.0`."""
        numbers = []
        for name in ("u_getVersion", "ulocdata_getCLDRVersion"):
            quad, status = (ctypes.c_uint8 * 4)(), ctypes.c_int()
            self.call(name, None, quad, ctypes.byref(status))
            numbers.append(f"{quad[0]}.{quad[1]}")
        return "ICU {}, CLDR {}".format(*numbers)

    def is_letter(self, char: str) -> bool:
        """Whether the character is assigned, as a letter without case: what Han characters are."""
        other_letter = 5
        return bool(self.call("u_charType", ctypes.c_int8, ctypes.c_int32(ord(char))) == other_letter)


class Collator:
    """One order of words, named as in `zh-u-co-stroke`."""

    def __init__(self, icu: Icu, locale: str) -> None:
        self._icu = icu
        status = ctypes.c_int()
        self._handle = ctypes.c_void_p(icu.call("ucol_open", ctypes.c_void_p, locale.encode(), ctypes.byref(status)))
        if status.value > 0:
            message = f"ICU does not open {locale}: error {status.value}"
            raise OSError(message)

    def rules(self) -> str:
        """The rules that make this order from the root order, in CLDR's own notation."""
        length = ctypes.c_int32()
        start = self._icu.call("ucol_getRules", ctypes.c_void_p, self._handle, ctypes.byref(length))
        return ctypes.string_at(start, length.value * 2).decode("utf-16-le", "surrogatepass")

    def key(self, word: str) -> bytes:
        """Bytes that compare as the words do."""
        units = word.encode("utf-16-le", "surrogatepass")
        buffer = ctypes.create_string_buffer(_KEY_BYTES)
        size = self._icu.call("ucol_getSortKey", ctypes.c_int32, self._handle, units, len(units) // 2, buffer, _KEY_BYTES)
        return buffer.raw[: size - 1]
