"""One datum's journey, as desktop/README.md tells it: from a cell of a roster to the street's own file, without a window."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from build_scripts.walk.roster import write_roster
from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.formats import keyfile, sheets
from desktop.model.identity import check_digit
from desktop.modules.exchange.records import Handover
from desktop.modules.exchange.service import Order, Taken, pack, take, trust, write_key
from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import judge
from desktop.modules.residents.service import Fate, Imported, Plan, change_resident, import_roster, plan_import
from desktop.work.desk import Desk

BASIS = "示例街道〔2026〕1号来文"
NUMBER = "99010119491231002" + check_digit("99010119491231002")


def plan_of(desk: Desk, path: Path) -> Plan:
    with sheets.opened(path) as book:
        return plan_import(desk.store, judge(book, desk.today), desk.today, None)


def take_in(desk: Desk, path: Path) -> Imported:
    return desk.do(import_roster, plan_of(desk, path)).now()


def trust_one_another(one: Desk, other: Desk, folder: Path) -> None:
    for mine, theirs in ((one, other), (other, one)):
        path = folder / f"{mine.area.name}.xkey"
        digits = mine.do(write_key, path).now()
        theirs.do(trust, path, digits).now()


def hand_over(sender: Desk, receiver: Desk, folder: Path, number: int = 1) -> Path:
    path = folder / f"{number}.xiang"
    public = keyfile.read(folder / f"{receiver.area.name}.xkey").public
    sender.do(pack, Order("roster", public, path, basis=BASIS)).now()
    return path


def the_only(desk: Desk) -> Resident:
    (found,) = desk.store.find(Resident)
    return found


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """One person, whose birth date is written as people write it."""
    path = tmp_path / "花名册.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("示例苑花名册",))
        sheet.write_row(1, 0, ("姓名", "生日", "身份证", "手机", "住址"))
        sheet.write_row(2, 0, ("示例老", " 1949/12/31 ", f"'{NUMBER}", "19900990001", "示例苑1号101室"))
    return path


@pytest.fixture
def handed_over(office: Desk, street: Desk, roster: Path, tmp_path: Path) -> Path:
    """The package in which the person goes to the street."""
    take_in(office, roster)
    trust_one_another(office, street, tmp_path)
    return hand_over(office, street, tmp_path)


def test_a_cell_under_a_birthday_heading_becomes_a_birth_date(office: Desk, roster: Path) -> None:
    take_in(office, roster)

    assert the_only(office).birth == date(1949, 12, 31)


def test_the_person_is_found_by_the_tail_of_the_telephone(office: Desk, roster: Path) -> None:
    take_in(office, roster)

    assert [hit.record.title() for hit in office.store.search("90001")] == ["示例老"]


def test_the_same_roster_again_changes_nothing(office: Desk, roster: Path) -> None:
    take_in(office, roster)

    assert take_in(office, roster) == Imported(new=0, updated=0, same=1)


def test_one_undo_takes_the_whole_roster_back(office: Desk, roster: Path) -> None:
    take_in(office, roster)
    office.undo_last()

    assert list(office.store.find(Resident)) == []


def test_a_roster_as_offices_keep_them_is_understood_to_the_last_row(office: Desk, tmp_path: Path) -> None:
    truth = write_roster(tmp_path / "名册.xlsx")
    plan = plan_of(office, tmp_path / "名册.xlsx")

    assert (plan.count(Fate.NEW), plan.refused, len(plan.judgement.doubles)) == (truth.people, truth.rejected, truth.doubles)


def test_the_street_gets_the_birth_date(handed_over: Path, street: Desk) -> None:
    street.do(take, handed_over).now()

    assert the_only(street).birth == date(1949, 12, 31)


def test_the_street_gets_numbers_only_masked(handed_over: Path, street: Desk) -> None:
    street.do(take, handed_over).now()
    person = the_only(street)

    assert (person.id_number, person.phone) == (f"******{NUMBER[-4:]}", "199****0001")


def test_what_was_not_declared_to_leave_stays(office: Desk, street: Desk, roster: Path, tmp_path: Path) -> None:
    take_in(office, roster)
    person = the_only(office)
    office.do(change_resident, person, dataclasses.replace(person, note="会修自行车")).now()
    trust_one_another(office, street, tmp_path)
    street.do(take, hand_over(office, street, tmp_path)).now()

    assert the_only(street).note is None


def test_the_same_package_again_changes_nothing(handed_over: Path, street: Desk) -> None:
    street.do(take, handed_over).now()
    head = street.file.head()
    again: Taken = street.do(take, handed_over).now()

    assert (again.merged.new, again.merged.changed, street.file.head()) == (0, 0, head)


def test_a_later_package_brings_the_later_value(
    handed_over: Path, office: Desk, street: Desk, tmp_path: Path, clock: FixedClock
) -> None:
    street.do(take, handed_over).now()
    clock.advance(days=1)
    person = the_only(office)
    office.do(change_resident, person, dataclasses.replace(person, name="示例老人")).now()
    street.do(take, hand_over(office, street, tmp_path, 2)).now()

    assert the_only(street).name == "示例老人"


def test_a_package_with_one_altered_byte_is_refused(handed_over: Path, street: Desk, tmp_path: Path) -> None:
    content = bytearray(handed_over.read_bytes())
    content[len(content) // 2] ^= 1
    altered = tmp_path / "altered.xiang"
    altered.write_bytes(content)

    with pytest.raises(DeskError):
        street.do(take, altered).now()


def test_both_ends_note_the_package(handed_over: Path, office: Desk, street: Desk) -> None:
    street.do(take, handed_over).now()
    (sent,), (received,) = office.store.find(Handover), street.store.find(Handover)

    assert (sent.direction, received.direction, sent.digest) == ("out", "in", received.digest)
