"""Labels, cards and address books."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import done, keep

from desktop.base.errors import DeskError
from desktop.modules.residents.commands import COMMANDS
from desktop.modules.residents.records import Consent, Household, Resident
from desktop.modules.residents.service import (
    cards,
    contacts,
    give_consent,
    households_of,
    labels,
    note_contacts,
    register_resident,
    stop_using,
    withdraw_consent,
)
from desktop.store import traces
from desktop.work.desk import Desk

DOOR = "示例路100弄5号302"


def lives(desk: Desk, name: str, **said: object) -> Resident:
    found: Resident = done(desk, register_resident, Resident(**{"name": name, "address": DOOR, "status": "living"} | said))
    return found


def made(desk: Desk, *chosen: Household | Resident) -> list[tuple[str, ...]]:
    return [
        tuple(words for _, words in one) for one in labels(desk.store, households_of(desk.store, chosen), ("住址", "收件人"))
    ]


def test_a_household_gets_one_label_however_many_live_there(desk: Desk) -> None:
    lives(desk, "示例安")
    lives(desk, "示例宁")

    assert made(desk) == [(DOOR, "示例安　收")]


@pytest.mark.parametrize("status", ["moved", "deceased", "void"])
def test_whoever_is_gone_gets_none(desk: Desk, status: str) -> None:
    lives(desk, "示例安", status=status)
    lives(desk, "示例宁", address="示例路100弄6号101")

    assert made(desk) == [("示例路100弄6号101", "示例宁　收")]


def test_whoever_asked_to_be_left_out_gets_none(desk: Desk) -> None:
    done(desk, stop_using, lives(desk, "示例安"), "本人要求")

    assert made(desk) == []


def test_it_goes_to_the_householder_while_they_live_there(desk: Desk) -> None:
    person = lives(desk, "示例安")
    lives(desk, "示例宁")
    household = desk.store.get(Household, person.household or "")
    assert household is not None
    with desk.file.unit("改", desk.actor) as unit:
        unit.change(household, Household(**vars(household) | {"head": "示例宁"}))

    assert made(desk) == [(DOOR, "示例宁　收")]


def test_of_two_of_one_household_there_is_one_label(desk: Desk) -> None:
    assert len(made(desk, lives(desk, "示例安"), lives(desk, "示例宁"))) == 1


def test_labels_are_in_the_order_of_the_doors(desk: Desk) -> None:
    for door in ("示例路100弄12号101", "示例路100弄2号101"):
        lives(desk, "示例安", address=door)

    assert [door for door, _ in made(desk)] == ["示例路100弄2号101", "示例路100弄12号101"]


def test_only_what_was_chosen_stands_on_a_label(desk: Desk) -> None:
    lives(desk, "示例安")

    assert list(labels(desk.store, households_of(desk.store, ()), ("人数",))) == [(("人数", "1 人"),)]


def test_a_card_hides_the_middle_of_numbers_and_leaves_blanks_to_fill_in(desk: Desk) -> None:
    person = lives(desk, "示例安", phone="13900001234")

    assert list(cards(desk.store, [person], ("name", "phone", "birth"))) == [
        (("姓名", "示例安"), ("联系电话", "139****1234"), ("出生日期", ""))
    ]


def agreed(desk: Desk, person: Resident, scope: str = "contacts") -> Consent:
    found: Consent = done(desk, give_consent, Consent(resident=person.uid, scope=scope, way="written"))
    return found


def test_only_who_agreed_to_it_stands_in_an_address_book(desk: Desk) -> None:
    first, second, third = (lives(desk, name) for name in ("示例安", "示例宁", "示例文"))
    agreed(desk, first)
    agreed(desk, second, "visits")
    done(desk, withdraw_consent, agreed(desk, third), "oral")

    assert done(desk, note_contacts, [first, second, third]) == [first]
    assert [done_.label for done_ in traces.looks(desk.store, first)] == ["存通讯录 1 人"]


def test_where_nobody_agreed_no_file_is_written(desk: Desk) -> None:
    with pytest.raises(DeskError, match="没有同意进通讯录"):
        done(desk, note_contacts, [lives(desk, "示例安")])


def test_many_do_not_leave_this_way(desk: Desk) -> None:
    people = [keep(desk, Resident(name="示例安")) for _ in range(3)]
    for one in people:
        agreed(desk, one)
    with pytest.raises(DeskError, match="一次最多存 249 人"):
        done(desk, note_contacts, people * 84)


def test_several_telephones_are_several_lines(desk: Desk) -> None:
    (one,) = contacts([Resident(name="示例安", phone="13900001234;62345678", address=DOOR)], "示例苑居民区")

    assert (one.phones, one.address, one.group) == (("13900001234", "62345678"), DOOR, "示例苑居民区")


def test_who_is_left_out_is_named(desk: Desk, tmp_path: Path) -> None:
    first, second = lives(desk, "示例安", phone="13900001234"), lives(desk, "示例宁", phone="13900005678")
    agreed(desk, first)
    desk.selected = (first, second)
    desk.ask.answers = [tmp_path / "通讯录.vcf"]  # type: ignore[attr-defined]
    next(one for one in COMMANDS if one.id == "residents.contacts").run(desk)

    text = (tmp_path / "通讯录.vcf").read_text(encoding="utf-8")
    assert ("13900001234" in text, "13900005678" in text) == (True, False)
    assert [str(one) for one in desk.ask.found] == ["示例宁：没有同意进通讯录，没有写进去"]  # type: ignore[attr-defined]
