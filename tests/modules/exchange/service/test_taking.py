"""What comes in: verified, judged, merged once, and nothing that was not asked for."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from office import Office, as_role, done, keep, open_office

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, RefusedError
from desktop.formats import package
from desktop.formats.package import Header, Letter, Outcome, PackageError
from desktop.modules.exchange.records import Handover, Peer
from desktop.modules.exchange.service import SCHEMA, Order, own_keys, pack, pinned, take, trust, unpack, verify, write_key
from desktop.modules.meetings.records import Meeting
from desktop.modules.residents.records import Resident
from desktop.work.desk import Desk
from desktop.work.records import Account

BASIS = "示例街道〔2026〕3 号"


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    kept: Meeting = keep(desk, Meeting(subject="居民代表会议", kind="M02", present=18))
    return kept


def test_what_was_packed_arrives(board: Desk, meeting: Meeting, send: Callable[..., Path]) -> None:
    taken = done(board, take, send())
    arrived = board.store.get(Meeting, meeting.uid)

    assert arrived
    assert (taken.merged.new, arrived.subject, arrived.present) == (1, "居民代表会议", 18)


def test_the_same_package_again_changes_nothing(board: Desk, meeting: Meeting, send: Callable[..., Path]) -> None:
    path = send()
    done(board, take, path)
    before = board.file.head()
    again = done(board, take, path)

    assert (again.verdict.outcome, again.merged.new, again.merged.changed, again.merged.same) == (Outcome.KNOWN, 0, 0, 1)
    assert board.file.head() == before


def test_a_second_package_brings_what_changed(desk: Desk, board: Desk, meeting: Meeting, send: Callable[..., Path]) -> None:
    done(board, take, send())
    with desk.file.unit("改", desk.actor) as unit:
        unit.change(meeting, dataclasses.replace(meeting, present=20))
    taken = done(board, take, send())

    assert (taken.merged.changed, getattr(board.store.get(Meeting, meeting.uid), "present", None)) == (1, 20)


def test_packages_may_arrive_in_any_order(desk: Desk, board: Desk, meeting: Meeting, send: Callable[..., Path]) -> None:
    first = send()
    with desk.file.unit("改", desk.actor) as unit:
        unit.change(meeting, dataclasses.replace(meeting, present=20))
    late = done(board, take, send())
    done(board, take, first)

    assert late.verdict.missing == (1,)
    assert getattr(board.store.get(Meeting, meeting.uid), "present", None) == 20


def test_what_was_put_into_the_bin_goes_into_the_bin_there_too(desk: Desk, board: Desk, send: Callable[..., Path]) -> None:
    person = keep(desk, Resident(name="张三", birth=date(1949, 12, 31)))
    done(board, take, send("roster", basis=BASIS))
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(person)
    done(board, take, send("roster", basis=BASIS))

    assert board.store.get(Resident, person.uid) is None


@pytest.mark.parametrize("place", ["first", "header", "signature", "middle", "last"])
def test_one_altered_byte_is_refused_and_nothing_taken(
    board: Desk, meeting: Meeting, send: Callable[..., Path], place: str
) -> None:
    path = send()
    content = bytearray(path.read_bytes())
    length = int.from_bytes(content[10:14], "big")
    at = {"first": 0, "header": 14 + length // 2, "signature": 14 + length + 5, "middle": len(content) // 2, "last": -1}[place]
    content[at] ^= 1
    path.write_bytes(content)
    before = board.file.head()

    with pytest.raises(PackageError):
        done(board, take, path)
    assert (board.file.head(), board.store.count(Meeting)) == (before, 0)


def test_a_sender_who_was_never_checked_is_refused(board: Desk, acquainted: None, tmp_path: Path, clock: FixedClock) -> None:
    stranger = open_office(tmp_path / "stranger", clock, area="示范苑居民区")
    path = tmp_path / "strange.xiang"
    done(stranger.desk(), pack, Order("monthly", done(board, own_keys).public, path))
    stranger.close()

    with pytest.raises(PackageError) as refusal:
        done(board, take, path)
    assert (refusal.value.code, board.store.count(Handover)) == ("unknown_sender", 0)


def test_a_package_for_another_office_is_refused(
    desk: Desk, board: Desk, acquainted: None, tmp_path: Path, clock: FixedClock
) -> None:
    other = open_office(tmp_path / "other", clock, area="示例区局")
    path = tmp_path / "other.xiang"
    done(desk, pack, Order("monthly", done(other.desk(), own_keys).public, path))
    other.close()

    with pytest.raises(PackageError) as refusal:
        done(board, take, path)
    assert refusal.value.code == "not_for_me"


def test_the_own_package_is_refused(desk: Desk, send: Callable[..., Path]) -> None:
    with pytest.raises(PackageError) as refusal:
        done(desk, take, send())
    assert refusal.value.code == "own_package"


def test_an_office_that_never_made_keys_can_be_written_to_by_nobody(
    desk: Desk, board: Desk, send: Callable[..., Path], tmp_path: Path, clock: FixedClock
) -> None:
    fresh = open_office(tmp_path / "fresh", clock, area="示例新居")
    newcomer = fresh.desk()
    keep(newcomer, next(board.store.find(Peer)))
    with pytest.raises(PackageError) as refusal:
        done(newcomer, verify, send())
    fresh.close()

    assert refusal.value.code == "not_for_me"


def test_a_sender_that_went_back_to_a_backup_is_taken_in_and_told(
    desk: Desk, board: Desk, meeting: Meeting, send: Callable[..., Path]
) -> None:
    done(board, take, send())
    desk.file.set_meta("epoch", 2)
    taken = done(board, take, send())

    assert (taken.verdict.restored, "恢复过备份" in taken.verdict.note) == (True, True)


def test_a_package_of_before_the_backup_is_out_of_date(
    desk: Desk, board: Desk, meeting: Meeting, send: Callable[..., Path]
) -> None:
    old = send()
    desk.file.set_meta("epoch", 2)
    done(board, take, send())

    with pytest.raises(DeskError, match="已经作废"):
        done(board, take, old)


def test_looking_says_the_same_and_takes_nothing(board: Desk, meeting: Meeting, send: Callable[..., Path]) -> None:
    looked = done(board, verify, send())

    assert (looked.sealed.sender.name, looked.sealed.header.counts, looked.verdict.outcome) == (
        "示例苑居民区",
        {"meeting": 1},
        Outcome.ACCEPT,
    )
    assert (board.store.count(Meeting), board.store.count(Handover)) == (0, 0)


def test_a_reader_may_look_and_not_take(street: Office, board: Desk, meeting: Meeting, send: Callable[..., Path]) -> None:
    reading, path = street.desk(as_role(board, "reader")), send()

    assert done(reading, verify, path).verdict.takes_in
    with pytest.raises(RefusedError):
        done(reading, take, path)


def test_what_was_taken_in_cannot_be_changed_here(board: Desk, meeting: Meeting, send: Callable[..., Path]) -> None:
    done(board, take, send())
    arrived = board.store.get(Meeting, meeting.uid)
    assert arrived

    with pytest.raises(RefusedError), board.file.unit("改", board.actor) as unit:
        unit.change(arrived, dataclasses.replace(arrived, present=3))


def test_taking_in_is_not_undone_because_the_same_package_would_not_come_again(
    board: Desk, meeting: Meeting, send: Callable[..., Path]
) -> None:
    done(board, take, send())
    board.undo_last()

    assert (board.store.count(Meeting), board.store.count(Handover)) == (1, 1)


def test_a_package_of_a_later_schema_is_refused(desk: Desk, board: Desk, acquainted: None, tmp_path: Path) -> None:
    path = tmp_path / "later.xiang"
    header = Header(kind="monthly", schema=SCHEMA + 1, program="9.9", epoch=1, counter=1, created=1)
    to = done(board, own_keys).public
    package.write(path, header, (), Letter(keys=done(desk, own_keys), recipient=to, clock=desk.clock))

    with pytest.raises(PackageError) as refusal:
        done(board, take, path)
    assert refusal.value.code == "newer_version"


def test_unpacked_rows_lie_in_one_file_a_record_with_the_types_beside_them(
    board: Desk, meeting: Meeting, send: Callable[..., Path], tmp_path: Path
) -> None:
    files = done(board, unpack, send(), tmp_path / "plain")
    [row] = [json.loads(line) for line in (tmp_path / "plain" / "meeting.ndjson").read_text(encoding="utf-8").splitlines()]
    schema = json.loads((tmp_path / "plain" / "schema.json").read_text(encoding="utf-8"))

    assert [file.name for file in files] == ["meeting.ndjson", "schema.json"]
    assert (row["uid"], row["subject"], row["present"]) == (meeting.uid, "居民代表会议", 18)
    assert (schema["meeting"]["present"], set(row) <= set(schema["meeting"])) == ("INTEGER", True)


def test_unpacking_into_what_is_no_folder_is_told(
    board: Desk, meeting: Meeting, send: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(DeskError, match="建不起来"):
        done(board, unpack, send(), tmp_path / "file")


def test_people_who_sign_in_stay_at_home(desk: Desk, board: Desk, meeting: Meeting, send: Callable[..., Path]) -> None:
    done(board, take, send())

    assert [one.name for one in board.store.find(Account)] == ["示例干部"]


def test_a_key_checked_again_after_it_was_put_away_opens_the_way_again(
    desk: Desk, board: Desk, meeting: Meeting, send: Callable[..., Path], tmp_path: Path
) -> None:
    path = send()
    with board.file.unit("删", board.actor) as unit:
        unit.remove(next(board.store.find(Peer)))
    with pytest.raises(PackageError):
        done(board, take, path)
    digits = done(desk, write_key, tmp_path / "again.xkey")
    done(board, trust, tmp_path / "again.xkey", digits)

    assert done(board, take, path).merged.new == 1
    assert pinned(next(board.store.find(Peer))) == done(desk, own_keys).public
