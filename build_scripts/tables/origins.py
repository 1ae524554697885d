"""`python -m build_scripts.tables.origins WHEEL UNIHAN` makes the committed sources of the order by strokes anew.

WHEEL is char-similar as `pip download --no-deps char-similar==0.0.2` fetches it, UNIHAN the file
Unihan_OtherMappings.txt of Unicode 15.0 (Debian: unicode-data), packed by bzip2 or not. They are needed only when
a source is to change: the tables themselves are made from what is committed.
"""

from __future__ import annotations

import argparse
import bz2
import json
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from build_scripts.tables import mainland
from build_scripts.tables.strokes import lines_of

ORDERS_HEADING = (
    "# Orders of strokes, 1 横 2 竖 3 撇 4 点 5 折, and the characters that have them; "
    "char-similar 0.0.2, see resources/tables/LICENSE; made by build_scripts.tables.origins, put right by stroke_orders.csv."
)
STANDARD_HEADING = (
    "# 通用规范汉字表 (2013) in its own order, 3500 + 3000 + 1605; "
    "kTGH of Unihan 15.0, see resources/tables/LICENSE; made by build_scripts.tables.origins."
)
_WITHIN = "char_similar/data/char_order.dict"
_NUMBERED = re.compile(r"^U\+([0-9A-F]+)\tkTGH\t2013:(\d+)$", re.MULTILINE)


def orders_text(orders: Mapping[str, str]) -> str:
    """One line for each order of strokes, shorter ones first."""
    alike: dict[str, list[str]] = defaultdict(list)
    for char in sorted(orders):
        alike[orders[char]].append(char)
    lines = (f"{order}\t{''.join(alike[order])}" for order in sorted(alike, key=lambda order: (len(order), order)))
    return "\n".join([ORDERS_HEADING, *lines, ""])


def standard_text(unihan: str) -> str:
    """All characters that Unihan numbers, by their number. Raises ValueError when a number is missing or double."""
    numbered = {int(number): chr(int(code, 16)) for code, number in _NUMBERED.findall(unihan)}
    if sorted(numbered) != list(range(1, len(numbered) + 1)):
        message = "kTGH does not number the list without gaps"
        raise ValueError(message)
    return lines_of(STANDARD_HEADING, "".join(numbered[number] for number in sorted(numbered)))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m build_scripts.tables.origins", description="Make the sources of the order by strokes anew."
    )
    parser.add_argument("wheel", type=Path, help="the wheel of char-similar")
    parser.add_argument("unihan", type=Path, help="Unihan_OtherMappings.txt, or the same with .bz2")
    asked = parser.parse_args()
    with zipfile.ZipFile(asked.wheel) as wheel:
        orders = json.loads(wheel.read(_WITHIN))
    packed = asked.unihan.read_bytes()
    unihan = bz2.decompress(packed) if asked.unihan.suffix == ".bz2" else packed
    mainland.ORDERS.write_text(orders_text(orders), encoding="utf-8", newline="\n")
    mainland.STANDARD.write_text(standard_text(unihan.decode()), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
