from __future__ import annotations

import dataclasses

from desks import anna, keep
from kernel import READER, Person

from desktop.base.errors import DeskError
from desktop.store.query import Query
from desktop.ui.slots import Deeds, Slots
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.keep import Keeping, keep_new


def deeds(desk: Desk) -> Deeds:
    return Deeds(desk, Keeping())


def test_a_new_record_is_kept_and_told(desk: Desk) -> None:
    kept: list[Person] = []

    deeds(desk).keep(Person(), anna(), kept.append, desk.ask.refuse)

    assert (desk.store.get(Person, kept[0].uid).name, desk.ask.told) == ("示例安", ["已登记示例安"])


def test_a_change_is_kept_and_told(desk: Desk) -> None:
    (person,) = keep(desk, anna())

    deeds(desk).keep(person, dataclasses.replace(person, age=77), lambda _: None, desk.ask.refuse)

    assert (desk.store.get(Person, person.uid).age, desk.ask.told) == (77, ["已修改示例安"])


def test_a_refusal_goes_to_who_asked(desk: Desk) -> None:
    refused: list[DeskError] = []

    deeds(desk).keep(Person(), Person(age=3), lambda _: None, refused.append)

    assert (len(refused), desk.ask.told) == (1, [])


def test_what_is_put_away_is_told_with_a_way_back(desk: Desk) -> None:
    people = keep(desk, anna(), anna(name="示例宁", id_number=None))

    deeds(desk).put_away(people)

    assert (desk.store.count(Person), desk.ask.told) == (0, ["已删除 2 人"])


def test_one_put_away_is_told_by_name(desk: Desk) -> None:
    deeds(desk).put_away(keep(desk, anna()))

    assert desk.ask.told == ["已删除示例安"]


def test_what_is_brought_back_is_told(desk: Desk) -> None:
    people = keep(desk, anna())
    deeds(desk).put_away(people)

    deeds(desk).bring_back(list(desk.store.find(Person, Query(binned=True))))

    assert (desk.store.count(Person), desk.ask.told[-1]) == (1, "已恢复 1 人")


def test_nothing_chosen_nothing_done(desk: Desk) -> None:
    deeds(desk).put_away([])
    deeds(desk).bring_back([])

    assert desk.ask.told == []


def test_who_may_not_is_refused(desk_of, desk: Desk) -> None:
    people = keep(desk, anna())
    guest = desk_of(READER)

    deeds(guest).put_away(people)

    assert (len(guest.ask.refused), desk.store.count(Person)) == (1, 1)


def test_a_slices_own_way_to_a_new_record_is_its_primary_command() -> None:
    new = Command("a.new", "登记", lambda _: None, keep_new, primary=True)

    assert Slots(commands=(Command("a.b", "别的", lambda _: None), new)).primary() is new


def test_a_farewell_is_told_beside_the_deletion(desk: Desk) -> None:
    (person,) = keep(desk, anna())

    Deeds(desk, Keeping(), lambda chosen: f"{len(chosen)} 人还在别处").put_away([person])

    assert desk.ask.told == ["已删除示例安。1 人还在别处"]
