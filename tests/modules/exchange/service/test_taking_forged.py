"""What a trusted office could not honestly have written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from office import done, keep

from desktop.base.errors import DeskError
from desktop.formats import package
from desktop.formats.package import Header, Letter
from desktop.modules.exchange.service import SCHEMA, own_keys, take
from desktop.modules.meetings.records import Meeting
from desktop.work.desk import Desk


@pytest.fixture
def forge(desk: Desk, board: Desk, acquainted: None, tmp_path: Path) -> Callable[..., Path]:
    """A package truly signed by the neighbourhood, with rows no honest program would write."""

    def seal(row: dict[str, object], counter: int = 1) -> Path:
        path = tmp_path / f"forged{counter}.xiang"
        header = Header(kind="monthly", schema=SCHEMA, program="1", epoch=1, counter=counter, created=desk.clock.now_ms())
        keys, to = done(desk, own_keys), done(board, own_keys).public
        whole = {"owner": keys.area, "cver": 1, "fv": {}, "kept": 1, "values": {}, "uid": "01FORGED00000000000000000X"} | row
        package.write(path, header, [whole], Letter(keys=keys, recipient=to, clock=desk.clock))
        return path

    return seal


def test_two_packages_of_one_number_are_an_alarm(board: Desk, forge: Callable[..., Path], tmp_path: Path) -> None:
    first = forge({"record": "meeting", "values": {"subject": "一"}})
    copy = tmp_path / "first.xiang"
    copy.write_bytes(first.read_bytes())
    second = forge({"record": "meeting", "values": {"subject": "二"}})
    done(board, take, copy)

    with pytest.raises(DeskError, match="与以前收过的包对不上"):
        done(board, take, second)
    assert [one.subject for one in board.store.find(Meeting)] == ["一"]


@pytest.mark.parametrize("record", ["account", "area", "peer", "handover", "member"])
def test_a_trusted_sender_cannot_send_people_rights_or_keys_along(board: Desk, forge: Callable[..., Path], record: str) -> None:
    kind = board.store.shapes.catalogue[record]
    before = board.store.count(kind)
    done(board, take, forge({"record": record, "values": {"name": "示例书记", "role": "owner"}}))

    assert board.store.count(kind) == before + (record == "handover")


def test_a_trusted_sender_cannot_change_the_own_records(board: Desk, forge: Callable[..., Path]) -> None:
    mine = keep(board, Meeting(subject="街道会议", kind="M11"))
    row = {"record": "meeting", "uid": mine.uid, "cver": 2**61, "values": {"subject": "换了"}}
    taken = done(board, take, forge(row))

    assert (board.store.get(Meeting, mine.uid), len(taken.merged.refused)) == (mine, 1)


@pytest.mark.parametrize(
    "row",
    [
        {"values": {"present": "many"}},
        {"values": {"subject": 7}},
        {"values": {"subject": ["list"]}},
        {"kept": 2},
        {"kept": "1"},
        {"fv": {"subject": "late"}, "values": {"subject": "一"}},
        {"cver": None},
        {"values": None},
    ],
)
def test_a_row_that_the_store_could_not_read_back_is_left_out(
    board: Desk, forge: Callable[..., Path], row: dict[str, object]
) -> None:
    done(board, take, forge({"record": "meeting"} | row))

    assert list(board.store.find(Meeting)) == []
