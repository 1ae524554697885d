"""The demo as it stands once it is made, and the folder it stands in."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop import demo
from desktop.base.clock import SHANGHAI, Clock
from desktop.base.errors import DeskError
from desktop.demo import making
from desktop.demo.making import make
from desktop.model.codes import CodeList
from desktop.model.record import Record
from desktop.model.strokes import sort_key
from desktop.modules.elections.records import Candidate, Election
from desktop.modules.elections.rules import is_of_age
from desktop.modules.elections.service import in_order
from desktop.modules.exchange.records import Peer
from desktop.modules.exchange.service import Order, pack, pinned, write_plain
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.meetings.rules import judge_meeting, judge_vote
from desktop.modules.residents.records import Resident
from desktop.modules.setup.service import check
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import is_overdue
from desktop.modules.team.records import Member
from desktop.modules.team.service import assistants
from desktop.modules.visits.records import Visit
from desktop.modules.visits.rules import judge
from desktop.start import MODULES
from desktop.store import history
from desktop.store.passwords import weaknesses
from desktop.store.reader import Reader
from desktop.work import session
from desktop.work.history import undo
from desktop.work.module import Period
from desktop.work.records import Account, Area
from desktop.work.session import Open

OF_THE_ARTICLE = re.compile("梁慧丽|韩正|莲花公寓|华阳路|普陀|长宁|杨浦|江浦|浦东|潍坊|绿洲|黄浦|宝山|高安路")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    make(folder, MODULES, demo.Wish(residents=400))
    return folder


@pytest.fixture(scope="module")
def opened(folder: Path) -> Iterator[Open]:
    with session.unlock(folder, demo.SECRETARY, demo.PASSWORD, MODULES, Clock()) as opened:
        yield opened


@pytest.fixture(scope="module")
def reader(opened: Open) -> Iterator[Reader]:
    reader = opened.store.reader(opened.actor)
    yield reader
    reader.connection.close()


def everything(reader: Reader) -> dict[type[Record], list[Record]]:
    return {kind: list(reader.find(kind)) for kind in reader.shapes.catalogue.values()}


def test_there_is_something_of_each_kind(reader: Reader) -> None:
    assert [kind.label for kind, records in everything(reader).items() if not records] == []


def test_every_record_is_sound(reader: Reader) -> None:
    found = [(record, problem) for records in everything(reader).values() for record in records for problem in record.check()]

    assert found == []


def test_visits_meetings_and_votes_keep_the_rules_of_their_slices(reader: Reader) -> None:
    meetings = {meeting.uid: meeting for meeting in reader.find(Meeting)}
    problems = [problem for visit in reader.find(Visit) for problem in judge(visit)]
    problems += [problem for meeting in meetings.values() for problem in judge_meeting(meeting)]
    problems += [p for vote in reader.find(Resolution) for p in judge_vote(vote, meetings[vote.meeting or ""].present)]

    assert problems == []


def test_log_chain_pages_and_backups_are_whole(opened: Open) -> None:
    assert check(opened.store) == []


def test_tasks_are_in_every_state_and_some_are_overdue(opened: Open, reader: Reader) -> None:
    tasks = list(reader.find(Task))

    assert {task.status for task in tasks} == set(CodeList("task_status").entries)
    assert any(is_overdue(task, opened.store.clock.today()) for task in tasks)
    assert any(task.returns and task.remark for task in tasks)
    assert 60 <= len(tasks) <= 110


def test_nobody_passed_their_own_work(reader: Reader) -> None:
    accounts = {member.uid: member.account for member in reader.find(Member)}

    assert not [task for task in reader.find(Task) if task.checker and task.checker == accounts[task.assignee or ""]]


def test_visits_span_a_year_by_every_method_and_some_found_nobody(opened: Open, reader: Reader) -> None:
    visits = list(reader.find(Visit))
    first, last = min(visit.at or 0 for visit in visits), max(visit.at or 0 for visit in visits)

    assert {visit.method for visit in visits} == set(CodeList("visit_method").entries)
    assert any(visit.missed for visit in visits)
    assert timedelta(milliseconds=last - first) > timedelta(days=300)
    assert last <= opened.store.clock.now_ms()
    assert len(visits) == 604


def test_fourteen_stand_for_the_committee_and_all_may(reader: Reader) -> None:
    (election,) = reader.find(Election, status="running")
    standing = in_order(reader, election)

    assert len({one.person for one in standing}) == 14
    assert all(one.birth and election.day and is_of_age(one.birth, election.day) for one in standing)
    assert [one.uid for one in standing] == [one.uid for one in sorted(standing, key=lambda one: sort_key(one.name or ""))]


def test_resolutions_passed_and_failed_and_were_carried_out_by_tasks(reader: Reader) -> None:
    votes = list(reader.find(Resolution))

    assert {vote.outcome for vote in votes} == {"passed", "failed"}
    assert {reader.get(Task, uid).status for vote in votes for uid in vote.tasks or ()} >= {"done", "doing"}


def test_the_log_is_of_a_year_and_of_everyone(reader: Reader) -> None:
    rows = reader.connection.execute("SELECT at, actor, label FROM unit ORDER BY seq").fetchall()
    moments = [datetime.fromtimestamp(at / 1000, SHANGHAI) for at, _, _ in rows]

    assert moments == sorted(moments)
    assert datetime.now(SHANGHAI) - moments[0] > timedelta(days=360)
    assert {actor for _, actor, _ in rows} == {demo.SECRETARY, *demo.ASSISTANTS}
    assert not [label for _, _, label in rows if not label]


def test_the_young_assistants_sign_in_with_the_same_password(folder: Path, reader: Reader) -> None:
    assert [one.name for one in assistants(reader)] == list(demo.ASSISTANTS)
    assert {one.name for one in session.people(folder)} == {one.name for one in reader.find(Account)}


def test_the_published_password_is_one_the_program_would_take() -> None:
    assert weaknesses(demo.PASSWORD, (demo.SECRETARY, demo.AREA, demo.STREET, *demo.ASSISTANTS)) == []


def test_the_demo_is_marked_in_store_and_vault(folder: Path, reader: Reader) -> None:
    assert next(reader.find(Area)).demo is True
    assert session.Vault(folder, Clock()).header().is_demo is True


@pytest.mark.parametrize("kind", ["monthly", "roster"])
def test_a_demo_is_never_packed(opened: Open, reader: Reader, tmp_path: Path, kind: str) -> None:
    street = pinned(next(reader.find(Peer)))

    with pytest.raises(DeskError, match="演示"), opened.store.unit("x", opened.actor) as unit:
        pack(unit, Order(kind, street, tmp_path / "x", basis="示例条例第一条"))
    assert list(tmp_path.iterdir()) == []


def test_a_demo_is_never_written_as_a_workbook_for_the_street(opened: Open, tmp_path: Path) -> None:
    today = opened.store.clock.today()

    with pytest.raises(DeskError, match="演示"), opened.store.unit("x", opened.actor) as unit:
        write_plain(unit, tmp_path / "x.xlsx", (), Period(today, today))


def test_nothing_names_people_or_places_of_the_article(reader: Reader) -> None:
    kept = "\n".join(str(record) for records in everything(reader).values() for record in records)

    assert OF_THE_ARTICLE.findall(kept) == []


def test_people_in_charge_are_called_examples(reader: Reader) -> None:
    in_charge = [one.name or "" for one in reader.find(Member) if one.role != "building_head"]

    assert [name for name in in_charge if not name.startswith("示例")] == []


def test_the_latest_thing_done_can_be_taken_back_and_done_again(opened: Open) -> None:
    for look in (history.undoable, history.redoable):
        done = look(opened.store.writer, opened.actor.account)
        assert done is not None
        with opened.store.unit("撤销", opened.actor, undoes=done.seq) as unit:
            undo(unit, done)


def test_people_are_the_same_for_the_same_seed(reader: Reader) -> None:
    kept = {one.uid: one.name for one in reader.find(Resident)}

    assert kept == {one.uid: one.name for one in making.settle(400, demo.SEED).residents}


def test_candidates_are_residents(reader: Reader) -> None:
    assert all(reader.get(Resident, one.person or "").name == one.name for one in reader.find(Candidate))


def test_only_what_an_installation_has_is_left_in_the_folder(folder: Path) -> None:
    made = {file.name for file in folder.iterdir()} - {"lock", "xiaoxiang.db-wal", "xiaoxiang.db-shm"}

    assert made - {"tries.json"} == {"keys.json", "keys.json.bak", "xiaoxiang.db"}


def test_a_folder_in_use_is_left_alone(folder: Path) -> None:
    before = (folder / "keys.json").read_bytes()

    with pytest.raises(DeskError, match="已经有资料库"):
        make(folder, MODULES, demo.Wish())
    demo.ensure(folder, MODULES)
    assert (folder / "keys.json").read_bytes() == before


def test_too_few_people_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="至少"):
        make(tmp_path, MODULES, demo.Wish(residents=3))
    assert list(tmp_path.iterdir()) == []


def test_what_a_cut_off_start_left_behind_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "_join", stop)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path, MODULES, demo.Wish(residents=100))
    assert session.is_new(tmp_path)
    monkeypatch.undo()

    make(tmp_path, MODULES, demo.Wish(residents=100))

    assert not session.is_new(tmp_path)


def test_the_command_line_makes_one_of_the_wanted_size(tmp_path: Path) -> None:
    (tmp_path / "word").write_text("abc\n", encoding="utf-8")
    words = Namespace(data=str(tmp_path / "new"), password_file=str(tmp_path / "word"), residents=120, seed=4)

    answer = demo.tool(MODULES).run(words)

    assert answer["residents"] == 120
    with session.unlock(tmp_path / "new", demo.SECRETARY, "abc", MODULES, Clock()) as opened:
        reader = opened.store.reader(opened.actor)
        assert sum(1 for _ in reader.find(Resident)) == 120
        reader.connection.close()


def test_the_demo_lies_beside_the_real_installation() -> None:
    assert demo.folder().name == "xiaoxiang-demo"
