from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base.clock import FixedClock
from desktop.formats.package import AreaKeys, Header, Letter, inspect, open_rows, write

SCHEMA = 3


TEXTS = st.text() | st.sampled_from(
    ["𠮷", "䶮", "𪚥", "\u0000", "a\u0000b", "\u2028", "\u202etxt.exe", "Å", "A\u030a", "１２３"]
)
SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)
ANY_ROWS = st.lists(
    st.builds(
        lambda fields, record, uid: fields | {"record": record, "uid": uid, "owner": "示例苑"},
        st.dictionaries(TEXTS, VALUES, max_size=5),
        st.sampled_from(["resident", "visit", "household"]),
        st.text(min_size=1, max_size=26),
    ),
    max_size=12,
)


CLOCK = FixedClock(date(2026, 8, 28))
STREET = AreaKeys.generate("示例街道", "示例街道办事处", CLOCK)
LETTER = Letter(keys=AreaKeys.generate("示例苑", "示例苑居民区", CLOCK), recipient=STREET.public, clock=CLOCK)
HEADER = Header(kind="roster", schema=SCHEMA, program="1.0", epoch=1, counter=1, created=1_788_000_000_000)


@given(rows=ANY_ROWS)
@settings(deadline=None, max_examples=100)
def test_any_rows_come_back_as_they_went(rows):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "包.社包")
        write(path, HEADER, rows, LETTER)
        sealed = inspect(path, lambda _area: LETTER.keys.public, schema=SCHEMA)

        assert list(open_rows(path, sealed, STREET)) == rows
