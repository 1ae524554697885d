from __future__ import annotations

from datetime import date

import pytest
from kernel import ASSISTANT, READER, Person

from desktop.base.errors import DeskError, RefusedError
from desktop.store.query import Filter, Match
from desktop.work.desk import Desk
from desktop.work.viewing import Look, change_view, drop_view, keep_view, own_views, read, rename_view, written

LOOK = Look(
    (
        Filter("sex", Match.IN, ("1", "2")),
        Filter("born", Match.FROM, date(1940, 1, 2)),
        Filter("name", Match.HAS, "示例"),
        Filter("phone", Match.BLANK),
    ),
    order="name",
    strokes=True,
    group="sex",
    columns=("姓名", "年龄"),
    rows="宽",
)


def names(desk: Desk) -> list[str | None]:
    return [one.name for one in own_views(desk.store, desk.actor, Person)]


def test_a_look_is_read_back_as_it_was_written() -> None:
    assert read(Person, written(Person, LOOK)) == LOOK


def test_what_records_no_longer_have_is_left_out_of_an_old_view() -> None:
    old = written(Person, LOOK).replace('"sex"', '"gone"', 1).replace("宽", "极宽")

    assert (len(read(Person, old).filters), read(Person, old).rows) == (3, "标准")


def test_the_order_of_conditions_makes_no_other_look() -> None:
    assert LOOK.same_as(Look((*LOOK.filters[1:], LOOK.filters[0]), "name", False, True, "sex", ("姓名", "年龄"), "宽"))


def test_everybody_has_views_of_their_own(desk: Desk, desk_of) -> None:
    guest = desk_of(READER)

    desk.do(keep_view, Person, "独居老人", LOOK).now()
    guest.do(keep_view, Person, "我的", LOOK).now()

    assert (names(desk), names(guest)) == (["独居老人"], ["我的"])


def test_a_view_is_updated_and_renamed(desk: Desk) -> None:
    kept = desk.do(keep_view, Person, "老人", LOOK).now()

    kept = desk.do(change_view, kept, Look(order="age")).now()
    kept = desk.do(rename_view, kept, "长者").now()

    assert (names(desk), read(Person, kept.state or "").order) == (["长者"], "age")


def test_a_deleted_view_comes_back_with_ctrl_z(desk: Desk) -> None:
    kept = desk.do(keep_view, Person, "老人", LOOK).now()
    desk.do(drop_view, kept).now()
    gone = names(desk)

    desk.undo_last()

    assert (gone, names(desk)) == ([], ["老人"])


@pytest.mark.parametrize("name", ["", " ", "老人"])
def test_a_view_needs_a_name_that_is_free(desk: Desk, name: str) -> None:
    desk.do(keep_view, Person, "老人", LOOK).now()

    with pytest.raises(DeskError):
        desk.do(keep_view, Person, name, LOOK).now()


def test_the_view_of_another_cannot_be_changed(desk: Desk, desk_of) -> None:
    kept = desk.do(keep_view, Person, "老人", LOOK).now()

    with pytest.raises(RefusedError):
        desk_of(ASSISTANT).do(drop_view, kept).now()
