from __future__ import annotations

from ui.audit import findings

from desktop.base.errors import DeskError
from desktop.ui.refusalnote import RefusalNote


def test_it_is_there_only_when_there_is_something_to_say(show) -> None:
    note = RefusalNote()
    before = note.isHidden(), note.text

    show(note, 500, 80)
    note.say(DeskError("走访没有登记：没有写走访了谁", "填好的内容还在，补上再保存。"))

    assert (before, note.text) == ((True, ""), "走访没有登记：没有写走访了谁")
    assert findings(note) == []


def test_without_advice_there_is_no_second_line(show) -> None:
    note = RefusalNote()

    note.say(DeskError("没有保存"))

    assert note._advice.isHidden()
