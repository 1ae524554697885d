from __future__ import annotations

import dataclasses

import pytest
from desks import Note, anna, keep
from kernel import OWNER, READER, House, Person

from desktop.store.query import Query
from desktop.work.desk import Desk
from desktop.work.keep import put_away
from desktop.work.listing import STOPPED, VEIL, Column, Listing, Wording, column, columns_of


def test_columns_are_the_listed_fields_in_the_order_declared() -> None:
    assert [one.label for one in columns_of(Person)][:3] == ["姓名", "出生日期", "性别"]


def test_sensitive_fields_are_never_columns() -> None:
    assert "上门帮助" not in [one.label for one in columns_of(Person)]


def test_not_even_when_they_are_named() -> None:
    assert columns_of(Person, ["name", "helped"]) == columns_of(Person, ["name"])


def test_a_reference_sorts_nothing_because_its_order_is_not_its_titles() -> None:
    assert (column(Person.fields["house"]).sorts_by, column(Person.fields["name"]).sorts_by) == ("", "name")


def test_private_values_are_masked(desk: Desk) -> None:
    (person,) = keep(desk, anna())

    assert Wording(desk.store).text(Person.fields["phone"], person.phone) == "139****1234"


def test_private_values_are_whole_when_asked_for_by_who_may(desk: Desk) -> None:
    (person,) = keep(desk, anna())

    assert Wording(desk.store).text(Person.fields["phone"], person.phone, whole=True) == "13900001234"


def test_who_may_not_see_them_never_gets_them_whole(desk: Desk, desk_of) -> None:
    (person,) = keep(desk, anna())
    guest = desk_of(READER)
    seen = guest.store.get(Person, person.uid)

    assert Wording(guest.store).text(Person.fields["phone"], seen.phone, whole=True) == "139****1234"


def test_references_are_told_by_title(desk: Desk) -> None:
    house, friend = keep(desk, House(address="示例路1号"), anna(name="示例宁"))
    (person,) = keep(desk, anna(house=house.uid, friends=(friend.uid, friend.uid)))

    rows = Wording(desk.store).rows([person], columns_of(Person, ["house", "friends"]))

    assert rows == [("示例路1号", "示例宁、示例宁")]


def test_what_lies_in_the_bin_keeps_its_title(desk: Desk) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    desk.do(put_away, [house]).now()

    assert Wording(desk.store).title("house", house.uid) == "示例路1号"


def test_a_title_is_read_again_when_its_table_was_written(desk: Desk) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    wording = Wording(desk.store)
    wording.title("house", house.uid)
    with desk.file.unit("改", OWNER) as unit:
        unit.change(house, House(uid=house.uid, address="示例路2号"))

    wording.forget({"house"})

    assert wording.title("house", house.uid) == "示例路2号"


def test_what_never_was_has_no_title(desk: Desk) -> None:
    assert Wording(desk.store).title("house", "nobody") == ""


@pytest.mark.parametrize("field", ["name", "phone", "id_number", "house", "note"])
def test_covered_nothing_personal_is_said(desk: Desk, field: str) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    (person,) = keep(desk, anna(house=house.uid, note="先打电话"))
    wording = Wording(desk.store)
    wording.covered = True

    assert wording.rows([person], columns_of(Person, [field])) == [(VEIL,)]


def test_covered_days_and_states_still_stand(desk: Desk) -> None:
    (person,) = keep(desk, anna())
    wording = Wording(desk.store)
    wording.covered = True

    assert wording.rows([person], columns_of(Person, ["born", "sex"])) == [("1949-12-31", "女")]


def test_a_column_may_say_what_no_field_does(desk: Desk) -> None:
    (note,) = keep(desk, Note(text="示例"))
    shouted = Column("长短", 4, words=lambda record: str(len(record.text)), order="text")

    assert (Wording(desk.store).rows([note], [shouted]), shouted.sorts_by) == ([("2",)], "text")


def test_a_listing_knows_its_private_columns() -> None:
    listing = Listing(Person, Query(), columns_of(Person), "人员")

    assert listing.private == ("电话", "证件号")


def test_a_column_may_look_through_a_reference(desk: Desk) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    people = keep(desk, anna(house=house.uid), anna(house=None), anna(house="nobody"))
    through = Column("住哪里", 10, House.fields["address"], through=(Person.fields["house"],))

    assert Wording(desk.store).rows(people, [through]) == [("示例路1号",), ("",), ("",)]
    assert (through.is_private, through.sorts_by) == (False, "")


def test_what_is_private_is_masked_through_a_reference_too(desk: Desk) -> None:
    (person,) = keep(desk, anna())
    notes = keep(desk, Note(text="示例", about=person.uid))
    through = Column("电话", 10, Person.fields["phone"], through=(Note.fields["about"],))
    wording = Wording(desk.store)

    assert [wording.rows(notes, [through], whole=whole) for whole in (False, True)] == [
        [("139****1234",)],
        [("13900001234",)],
    ]


def test_of_somebody_held_back_nothing_is_said_through_a_reference(desk: Desk) -> None:
    (person,) = keep(desk, anna())
    notes = keep(desk, Note(text="示例", about=person.uid))
    fields = (dataclasses.replace(Person.fields["name"], private=True), Person.fields["phone"])
    columns = [Column(field.label, 10, field, through=(Note.fields["about"],)) for field in fields]
    with desk.file.unit("停止使用", desk.actor) as unit:
        unit.hold(person)

    assert Wording(desk.store).rows(notes, columns, whole=True) == [(STOPPED, "")]


def test_what_a_reference_leads_to_is_read_anew_every_time(desk: Desk) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    people = keep(desk, anna(house=house.uid))
    through, wording = Column("住哪里", 10, House.fields["address"], through=(Person.fields["house"],)), Wording(desk.store)
    wording.rows(people, [through])
    with desk.file.unit("搬", desk.actor) as unit:
        unit.change(house, House(uid=house.uid, address="示例路2号"))

    assert wording.rows(people, [through]) == [("示例路2号",)]


def test_covered_nothing_personal_is_said_through_a_reference(desk: Desk) -> None:
    (person,) = keep(desk, anna())
    notes = keep(desk, Note(text="示例", about=person.uid))
    wording = Wording(desk.store)
    wording.covered = True

    assert wording.rows(notes, [Column("姓名", 10, Person.fields["name"], through=(Note.fields["about"],))]) == [(VEIL,)]


def test_a_column_may_look_through_one_reference_after_another(desk: Desk) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    people = keep(desk, anna(house=house.uid), anna(house=None))
    notes = keep(desk, *(Note(text="示例", about=uid) for uid in (people[0].uid, people[1].uid, None)))
    path = (Note.fields["about"], Person.fields["house"])

    assert Wording(desk.store).rows(notes, [Column("住哪里", 10, House.fields["address"], through=path)]) == [
        ("示例路1号",),
        ("",),
        ("",),
    ]


def test_where_a_column_says_nothing_the_next_one_is_asked(desk: Desk) -> None:
    (person,) = keep(desk, anna(name="示例安"))
    notes = keep(desk, Note(text="甲", about=person.uid), Note(text="乙"))
    named = Column("谁", 10, Person.fields["name"], through=(Note.fields["about"],))
    either = dataclasses.replace(named, others=(Column("谁", 10, Note.fields["text"]),))

    assert (Wording(desk.store).rows(notes, [either]), either.sorts_by) == ([("示例安",), ("乙",)], "")


def test_a_column_that_falls_back_on_a_private_one_is_private() -> None:
    plain = Column("名", 10, Person.fields["name"], others=(Column("名", 10, Person.fields["phone"]),))

    assert plain.is_private


def test_a_column_may_say_a_value_in_words_of_its_own(desk: Desk) -> None:
    people = keep(desk, anna(), anna(born=None))
    notes = keep(desk, Note(text="示例", about=people[0].uid))
    year = Column("出生年", 6, Person.fields["born"], said=lambda day: f"{day.year}")
    through = dataclasses.replace(year, through=(Note.fields["about"],))

    assert [Wording(desk.store).rows(people, [year]), Wording(desk.store).rows(notes, [through])] == [
        [("1949",), ("",)],
        [("1949",)],
    ]


def test_a_column_knows_the_tables_its_words_come_from() -> None:
    through = Column("谁", 10, Person.fields["name"], through=(Note.fields["about"],))

    assert through.tables == {Person.table}
    assert Column("几套", 4, words=str, reads=("house",)).tables == {"house"}
