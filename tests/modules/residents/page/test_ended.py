"""What was kept long enough, and who is used no more, on the screen."""

from __future__ import annotations

from datetime import date

from office import done, keep
from ui import conftest as looks

from desktop.modules.residents.page.ended import Ended
from desktop.modules.residents.records import Consent, Resident
from desktop.modules.residents.service import stop_using
from desktop.ui.plaintable import PlainTable
from desktop.work.desk import Desk
from desktop.work.listing import VEIL

qapp, usual_look = looks.qapp, looks.usual_look


def cells(table: PlainTable) -> list[str]:
    return [table.model().index(0, column).data() for column in range(table.model().columnCount())]


def test_an_agreement_stands_under_the_name_and_the_door_of_its_person(qapp, desk: Desk) -> None:
    person = keep(desk, Resident(name="示例安", address="示例路100弄1号101"))
    keep(desk, Consent(resident=person.uid, scope="visits", way="written", withdrawn_on=date(2020, 1, 1)))
    page = Ended(desk)

    assert cells(page.table)[:3] == ["示例安", "示例路100弄1号101", "同意"]


def test_neither_name_nor_door_is_seen_while_the_screen_is_covered(qapp, desk: Desk) -> None:
    done(desk, stop_using, keep(desk, Resident(name="示例安", address="示例路100弄1号101")), "本人来电话要求")
    page = Ended(desk)
    page.chips["已停止使用"].click()
    desk.covered = True
    page.cover()

    assert cells(page.table)[:4] == [VEIL, VEIL, "居民", "本人来电话要求"]


def test_where_there_is_nothing_there_is_nothing_to_decide(qapp, desk: Desk) -> None:
    page = Ended(desk)

    assert page._body.currentIndex() == 1
    assert not page.purge_button.isVisibleTo(page)


def test_what_can_never_be_taken_back_looks_so(qapp, desk: Desk) -> None:
    assert Ended(desk).purge_button.property("kind") == "danger"
