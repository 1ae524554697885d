"""What leaves, and what never does."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from office import Office, as_role, done, keep, open_office

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, RefusedError
from desktop.formats import package
from desktop.formats.package import PublicKeys
from desktop.modules.elections.records import Candidate, Election, Post
from desktop.modules.exchange.records import Count, Handover, Peer
from desktop.modules.exchange.service import Order, deliver, own_keys, pack, pinned, take, write_plain
from desktop.modules.meetings.records import Meeting
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import purge_resident
from desktop.work.desk import Desk
from desktop.work.module import Period, Statistic

NUMBER, PHONE = "11010519491231002X", "13800138000"
AUGUST = Period(date(2026, 8, 1), date(2026, 8, 28))
BASIS = "示例街道〔2026〕3 号"


def visits(number: int, period: Period = AUGUST) -> Statistic:
    return Statistic("visits_at_door", "入户走访", number, None, "本居民区", period.last)


def rows_of(board: Desk, path: Path) -> list[dict[str, object]]:
    """What the street can read in a package."""
    keys = done(board, own_keys)
    sealed = package.inspect(path, {peer.area: pinned(peer) for peer in board.store.find(Peer)}.get, schema=1)
    return list(package.open_rows(path, sealed, keys))


def people(board: Desk, path: Path) -> dict[str, dict[str, object]]:
    rows = [row for row in rows_of(board, path) if row["record"] == "resident"]
    return {str(row["values"]["name"]): row["values"] for row in rows if row["kept"]}  # type: ignore[index,misc]


def test_a_monthly_package_holds_counts_and_no_resident(desk: Desk, board: Desk, send: Callable[..., Path]) -> None:
    keep(desk, Resident(name="张三", phone=PHONE, id_number=NUMBER))
    keep(desk, Meeting(subject="居民代表会议", kind="M02", opinions="张三说电梯太慢", place="活动室"))
    rows = rows_of(board, send(counts=(visits(3),), period=AUGUST))

    assert {row["record"] for row in rows} == {"count", "meeting"}
    assert [word for word in ("张三", PHONE, NUMBER, "电梯", "活动室") if word in json.dumps(rows, ensure_ascii=False)] == []


def test_a_roster_masks_number_and_phone(desk: Desk, board: Desk, send: Callable[..., Path]) -> None:
    keep(desk, Resident(name="张三", birth=date(1949, 12, 31), phone=PHONE, id_number=NUMBER, note="爱下棋", ethnic="01"))
    sent = people(board, send("roster", basis=BASIS))["张三"]

    assert (sent["id_number"], sent["phone"], sent["birth"]) == ("******002X", "138****8000", "1949-12-31")
    assert {"note", "ethnic", "household", "id_tail", "id_print"} & set(sent) == set()


def test_a_package_that_carried_somebody_is_told_for_them_and_nobody_else(
    desk: Desk, board: Desk, send: Callable[..., Path], clock: FixedClock
) -> None:
    person = keep(desk, Resident(name="张三", birth=date(1949, 12, 31)))
    send("roster", basis=BASIS)
    send(counts=(visits(3),), period=AUGUST)
    clock.advance(milliseconds=1000)
    later = keep(desk, Resident(name="李四", birth=date(1950, 1, 1)))

    assert desk.carried(person) == ["花名册第 1 号（2026-08-28，示例街道办事处）"]
    assert desk.carried(later) == []


def test_whoever_was_purged_is_blank_at_the_street_after_the_next_package(
    desk: Desk, board: Desk, send: Callable[..., Path]
) -> None:
    person = keep(desk, Resident(name="张三", birth=date(1949, 12, 31), phone=PHONE))
    done(board, take, send("roster", basis=BASIS))
    before = [one.name for one in board.store.find(Resident)]
    done(desk, purge_resident, person, {})
    done(board, take, send("roster", basis=BASIS))
    left = board.store.connection.execute("SELECT name, phone, birth, kept FROM resident").fetchall()

    assert (before, list(board.store.find(Resident)), left) == (["张三"], [], [(None, None, None, None)])


@pytest.mark.parametrize(("birth", "leaves"), [(date(2012, 8, 28), True), (date(2012, 8, 29), False), (None, False)])
def test_nobody_under_fourteen_leaves(
    desk: Desk, board: Desk, send: Callable[..., Path], birth: date | None, *, leaves: bool
) -> None:
    keep(desk, Resident(name="张小三", birth=birth))

    assert ("张小三" in people(board, send("roster", basis=BASIS))) is leaves


def test_whoever_was_put_into_the_bin_leaves_as_such_without_a_word(desk: Desk, board: Desk, send: Callable[..., Path]) -> None:
    gone = keep(desk, Resident(name="张三", birth=date(1949, 12, 31), id_number=NUMBER))
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(gone)
    [row] = [row for row in rows_of(board, send("roster", basis=BASIS)) if row["record"] == "resident"]

    assert (row["uid"], row["kept"], row["values"]) == (gone.uid, 0, {})


@pytest.mark.parametrize("basis", ["", "   "])
def test_a_roster_needs_its_basis(desk: Desk, send: Callable[..., Path], basis: str) -> None:
    with pytest.raises(DeskError, match="花名册要写明依据"):
        send("roster", basis=basis)

    assert desk.store.count(Handover) == 0


def test_the_basis_is_in_the_log(desk: Desk, send: Callable[..., Path]) -> None:
    send("roster", basis=BASIS)
    (note,) = desk.store.connection.execute("SELECT note FROM unit ORDER BY seq DESC LIMIT 1").fetchone()

    assert note == BASIS


def test_an_unknown_kind_is_refused(send: Callable[..., Path]) -> None:
    with pytest.raises(DeskError, match="没有“diary”这种交接包"):
        send("diary")


def test_a_demo_is_never_packed(tmp_path: Path, clock: FixedClock, board: Desk) -> None:
    demo = open_office(tmp_path / "demo", clock, demo=True)
    desk, path = demo.desk(), tmp_path / "demo.xiang"
    to: PublicKeys = done(board, own_keys).public

    with pytest.raises(DeskError, match="演示数据不能交给街道"):
        done(desk, pack, Order("monthly", to, path))
    with pytest.raises(DeskError, match="演示数据不能交给街道"):
        done(desk, write_plain, tmp_path / "demo.xlsx", (), AUGUST)
    assert [one.exists() for one in (path, tmp_path / "demo.xlsx")] == [False, False]
    demo.close()


def test_packages_are_numbered_and_each_names_the_one_before(desk: Desk, send: Callable[..., Path]) -> None:
    for _ in range(2):
        send()
    first, second = desk.store.find(Handover)

    assert [(one.counter, one.previous) for one in (first, second)] == [(1, None), (2, first.digest)]


def test_each_office_has_its_own_numbers(desk: Desk, send: Callable[..., Path], tmp_path: Path, clock: FixedClock) -> None:
    send()
    other = open_office(tmp_path / "other", clock, area="示例区局", name="示例局")
    to = done(other.desk(), own_keys).public
    slip = done(desk, pack, Order("monthly", to, tmp_path / "other.xiang"))
    other.close()

    assert (slip.counter, slip.peer) == (1, "示例区局")


def test_a_package_to_oneself_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="收件方是本单位自己"):
        done(desk, pack, Order("monthly", done(desk, own_keys).public, tmp_path / "own.xiang"))


def test_a_package_that_left_is_not_undone(desk: Desk, send: Callable[..., Path]) -> None:
    send()
    desk.undo_last()

    assert desk.store.count(Handover) == 1


def test_the_figures_of_a_month_under_way_are_counted_on_and_not_kept_twice(desk: Desk, send: Callable[..., Path]) -> None:
    later = Period(AUGUST.first, date(2026, 8, 31))
    send(counts=(visits(3),), period=AUGUST)
    send(counts=(visits(5, later),), period=later)

    assert [(one.numerator, one.last, one.area) for one in desk.store.find(Count)] == [(5, later.last, desk.actor.owner)]


def test_figures_of_another_month_stand_beside_them(desk: Desk, send: Callable[..., Path]) -> None:
    july = Period(date(2026, 7, 1), date(2026, 7, 31))
    for period in (july, AUGUST):
        send(counts=(visits(3, period),), period=period)

    assert desk.store.count(Count) == 2


def test_figures_taken_in_from_others_are_not_taken_for_the_own(desk: Desk) -> None:
    theirs = keep(desk, Count(code="visits_at_door", area="ANOTHER", numerator=70, first=AUGUST.first, last=AUGUST.last))
    with desk.file.unit("数", desk.actor) as unit:
        write_plain(unit, desk.file.folder / "plain.xlsx", (visits(3),), AUGUST)

    assert (desk.store.get(Count, theirs.uid), desk.store.count(Count)) == (theirs, 2)


def test_the_table_holds_what_the_package_holds_and_names_instead_of_codes(desk: Desk, tmp_path: Path) -> None:
    election = keep(desk, Election(term="第十二届居民委员会", day=date(2026, 9, 20)))
    post = keep(desk, Post(name="member", election=election.uid, seats=3))
    keep(desk, Candidate(name="张三", post=post.uid, election=election.uid, status="registered", kin="无"))
    path = tmp_path / "plain.xlsx"
    done(desk, write_plain, path, (visits(3),), AUGUST)
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]

    assert book.sheetnames == ["会议", "决议", "换届选举", "职位", "候选人", "统计"]
    assert [word for word in ("张三", "第十二届居民委员会", "已报名", "入户走访") if word not in cells] == []
    assert "近亲属参选或任职" not in cells


def test_what_is_delivered_is_the_same_byte_for_byte(send: Callable[..., Path], tmp_path: Path) -> None:
    sealed, target = send(), tmp_path / "stick.xiang"
    deliver(sealed, target)

    assert target.read_bytes() == sealed.read_bytes()


def test_a_stick_that_is_gone_is_told_and_the_package_stays(send: Callable[..., Path], tmp_path: Path) -> None:
    sealed = send()
    with pytest.raises(DeskError):
        deliver(sealed, tmp_path / "gone" / "stick.xiang")

    assert sealed.exists()


@pytest.mark.parametrize("role", ["assistant", "recorder", "reader"])
def test_only_the_secretary_hands_over(office: Office, desk: Desk, board: Desk, tmp_path: Path, role: str) -> None:
    other = office.desk(as_role(desk, role))
    with pytest.raises(RefusedError):
        done(other, pack, Order("monthly", done(board, own_keys).public, tmp_path / "x.xiang"))

    assert not (tmp_path / "x.xiang").exists()
