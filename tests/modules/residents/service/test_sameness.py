"""Who of a register is suggested as one person, and who was found to be two."""

from __future__ import annotations

from datetime import date

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import RefusedError, StaleError
from desktop.base.progress import CancelledError, Progress
from desktop.modules.residents.records import Distinct, Resident
from desktop.modules.residents.service import distinct, doubt_again, merge, still_two, suggest, tell_apart
from desktop.work.desk import Desk

NUMBER, TWIN = "11010519491231002X", "110105194912310038"
DAY, DOOR = date(1949, 12, 31), "示例路100弄5号302"


def people(desk: Desk, *residents: Resident) -> list[Resident]:
    keep(desk, *residents)
    return list(desk.store.find(Resident))


def names(desk: Desk) -> list[tuple[str, ...]]:
    return [(each.one.name or "", each.other.name or "", each.likeness.words) for each in suggest(desk.store)]


@pytest.fixture
def pair(desk: Desk) -> list[Resident]:
    return people(desk, Resident(name="张卫国", birth=DAY), Resident(name="张卫国", birth=DAY, address=DOOR))


def test_each_way_of_being_one_person_is_found(desk: Desk) -> None:
    people(
        desk,
        Resident(name="赵秀英", id_number=NUMBER),
        Resident(name="钱示例", id_number=NUMBER),
        Resident(name="张卫国", address=DOOR, birth_year=1949),
        Resident(name="张为国", address=DOOR, birth=DAY, phone="13900001234"),
        Resident(name="章卫国", phone="62345678;13900001234", birth=DAY),
        Resident(name="孙示例", address=DOOR),
        Resident(name="孙示例", address=DOOR),
        Resident(name="李示例", birth=DAY),
        Resident(name="李示例", birth=DAY),
        Resident(name="周示例", birth=date(1960, 1, 1)),
    )

    assert names(desk) == [
        ("赵秀英", "钱示例", "身份证号相同、姓名不同"),
        ("张为国", "章卫国", "姓名同音、同出生日期、电话相同"),
        ("张卫国", "张为国", "姓名同音、同出生年、同门牌"),
        ("孙示例", "孙示例", "同名、同门牌"),
        ("李示例", "李示例", "同名、同出生日期"),
    ]


def test_two_numbers_are_two_people(desk: Desk) -> None:
    people(desk, *(Resident(name="张卫国", birth=DAY, address=DOOR, id_number=number) for number in (NUMBER, TWIN)))

    assert names(desk) == []


def test_who_was_found_to_be_two_is_not_suggested_again_until_that_is_taken_back(desk: Desk, pair: list[Resident]) -> None:
    known = done(desk, tell_apart, *reversed(pair))

    assert (names(desk), known.reasons) == ([], "同名、同出生日期")
    assert (known.one, known.other) == tuple(sorted(one.uid for one in pair))
    done(desk, doubt_again, known)
    assert len(names(desk)) == 1


def test_the_same_two_are_remembered_once(desk: Desk, pair: list[Resident]) -> None:
    done(desk, tell_apart, *pair)
    done(desk, tell_apart, *reversed(pair))

    assert desk.store.count(Distinct) == 1


def test_one_person_is_not_told_apart_from_themselves(desk: Desk, pair: list[Resident]) -> None:
    done(desk, merge, *pair)

    with pytest.raises(StaleError, match="已经合并"):
        done(desk, tell_apart, *pair)


def test_a_suggestion_goes_when_it_is_decided_and_comes_back_when_that_is_undone(desk: Desk, pair: list[Resident]) -> None:
    found = suggest(desk.store)
    shown = [len(still_two(desk.store, found))]
    for verb in (merge, tell_apart):
        done(desk, verb, *pair)
        shown.append(len(still_two(desk.store, found)))
        desk.undo_last()
        shown.append(len(still_two(desk.store, found)))

    assert shown == [1, 0, 1, 0, 1]


def test_whom_a_merge_made_one_with_another_is_told_apart_in_their_stead(desk: Desk, pair: list[Resident]) -> None:
    (third,) = people(desk, Resident(name="章卫国", birth=DAY))[2:]
    done(desk, tell_apart, pair[0], third)
    done(desk, merge, pair[1], pair[0])

    assert [{one.one, one.other} for one in distinct(desk.store)] == [{pair[1].uid, third.uid}]


def test_a_telephone_of_a_whole_office_compares_only_a_few(desk: Desk) -> None:
    people(desk, *(Resident(name="张卫国", phone="62345678") for _ in range(40)))

    assert 0 < len(names(desk)) < 100


def test_the_search_can_be_broken_off(desk: Desk, pair: list[Resident]) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    progress = Progress()
    progress.step = stop  # type: ignore[method-assign]  # the person pressed 取消
    with pytest.raises(CancelledError):
        suggest(desk.store, progress)


def test_who_may_not_see_numbers_may_not_look_for_them(office: Office, desk: Desk, pair: list[Resident]) -> None:
    reading = office.desk(as_role(desk, "reader"))

    with pytest.raises(RefusedError):
        suggest(reading.store)
