"""What stands in a table without rows: that there is nothing yet and how to begin, that nothing fits, that the bin is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.model.identity import IdNumber, PersonName, Phone
from desktop.model.record import Record
from desktop.ui.buttons import Button, button
from desktop.ui.empty import Empty


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an empty table says: a picture, a sentence, and the buttons that end the emptiness, the loudest last."""

    picture: str = "inbox"
    sentence: str = ""
    acts: Callable[[], Sequence[Button]] = tuple


def nothing(kind: type[Record], why: str, beginning: Beginning, widen: Callable[[], None]) -> Empty:
    """The words for a table without rows.

    Args:
        why: bin, narrow, or empty.
        widen: asks for everything again.
    """
    word = kind.label
    if why == "bin":
        return Empty("trash", "回收站是空的", f"删除的{word}先到这里，随时可以恢复。")
    if why == "narrow":
        wide = button("看全部")
        wide.clicked.connect(widen)
        return Empty(
            "search",
            f"没有找到这样的{word}",
            f"换几个字，或者少选几个条件再看。{_how_to_seek(kind)}",
            wide,
        )
    sentence = beginning.sentence or f"登记过的{word}都会在这里，随时能查、能改、能打印。"
    return Empty(beginning.picture, f"还没有{word}", sentence, *beginning.acts())


def _how_to_seek(kind: type[Record]) -> str:
    """What may be typed to find one, where names or numbers can be found at all."""
    kinds = [field.kind for field in kind.fields.values() if field.search]
    ways = [
        way
        for way, sort in (("姓名可以打拼音首字母", PersonName), ("号码打任意三位", (Phone, IdNumber)))
        if any(isinstance(one, sort) for one in kinds)
    ]
    return f"{'，'.join(ways)}。" if ways else ""
