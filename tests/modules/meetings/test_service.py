"""Meetings kept, votes judged, resolutions that become tasks, minutes in words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime

import pytest
from office import Office, as_role, done, keep

from desktop.base.clock import SHANGHAI
from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.meetings.service import (
    ahead,
    amend,
    carry_out,
    due,
    keep_meeting,
    minutes,
    progress_of,
    resolutions_of,
    resolve,
    statistics,
    timeline,
)
from desktop.modules.residents.records import Resident
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import accept, approve, submit
from desktop.modules.team.records import Member
from desktop.work.desk import Desk
from desktop.work.module import Period

BEGUN = int(datetime(2026, 8, 20, 14, tzinfo=SHANGHAI).timestamp() * 1000)
AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))


@pytest.fixture
def meet(desk: Desk) -> Callable[..., Meeting]:
    """A meeting of representatives with 18 of 20 there, unless told otherwise."""

    def hold(**given: object) -> Meeting:
        usual = {"subject": "居民代表会议", "kind": "M02", "at": BEGUN, "entitled": 20, "present": 18}
        meeting: Meeting = done(desk, keep_meeting, None, Meeting(**usual | given))
        return meeting

    return hold


@pytest.fixture
def vote(desk: Desk, meet: Callable[..., Meeting]) -> Callable[..., Resolution]:
    """A resolution of a meeting, with as many in favour as told."""

    def hold(yes: int | None = 10, meeting: Meeting | None = None, **given: object) -> Resolution:
        where = meeting or meet()
        resolution: Resolution = done(
            desk, resolve, Resolution(**{"text": "装非机动车棚", "meeting": where.uid, "yes": yes} | given)
        )
        return resolution

    return hold


@pytest.fixture
def assignee(desk: Desk) -> Member:
    kept: Member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    return kept


def task(assignee: Member, subject: str = "联系施工队") -> Task:
    return Task(subject=subject, assignee=assignee.uid, due=date(2026, 9, 10))


def test_a_meeting_is_given_its_number(meet: Callable[..., Meeting]) -> None:
    assert [meet().no, meet().no] == ["HY-2026-0001", "HY-2026-0002"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": None},
        {"kind": None},
        {"present": 21},
        {"women": 19},
        {"opinions": "转到 6222021234567890128"},
    ],
)
def test_a_meeting_that_cannot_be_is_not_kept(desk: Desk, meet: Callable[..., Meeting], wrong: dict[str, object]) -> None:
    with pytest.raises(DeskError, match="会议没有保存"):
        meet(**wrong)

    assert desk.store.count(Meeting) == 0


def test_a_recorder_keeps_meetings_and_resolutions(office: Office, desk: Desk) -> None:
    recording = office.desk(as_role(desk, "recorder"))
    meeting = done(recording, keep_meeting, None, Meeting(subject="听证会", kind="M03", present=9))

    assert done(recording, resolve, Resolution(text="意见", meeting=meeting.uid, yes=5)).outcome == "passed"


def test_a_recorder_gives_no_tasks(office: Office, desk: Desk, vote: Callable[..., Resolution], assignee: Member) -> None:
    resolution = vote()

    with pytest.raises(RefusedError):
        done(office.desk(as_role(desk, "recorder")), carry_out, resolution, (task(assignee),))


@pytest.mark.parametrize(("yes", "outcome"), [(9, "failed"), (10, "passed"), (0, "failed"), (18, "passed"), (None, None)])
def test_more_than_half_of_eighteen_is_ten(vote: Callable[..., Resolution], yes: int | None, outcome: str | None) -> None:
    assert vote(yes).outcome == outcome


@pytest.mark.parametrize(("entitled", "outcome"), [(35, "passed"), (36, "no_quorum"), (None, "passed")])
def test_an_assembly_without_more_than_half_of_its_members_decides_nothing(
    meet: Callable[..., Meeting], vote: Callable[..., Resolution], entitled: int | None, outcome: str
) -> None:
    assert vote(18, meet(entitled=entitled, present=18)).outcome == outcome


def test_a_hearing_gives_its_opinion_however_few_came(meet: Callable[..., Meeting], vote: Callable[..., Resolution]) -> None:
    assert vote(5, meet(kind="M03", entitled=20, present=8)).outcome == "passed"


def test_an_outcome_cannot_be_typed(vote: Callable[..., Resolution]) -> None:
    assert vote(3, outcome="passed").outcome == "failed"


@pytest.mark.parametrize(("against", "abstained", "kept"), [(5, 3, True), (5, 4, False)])
def test_all_votes_together_are_no_more_than_people_present(
    desk: Desk, meet: Callable[..., Meeting], against: int, abstained: int, *, kept: bool
) -> None:
    resolution = Resolution(text="装车棚", meeting=meet().uid, yes=10, against=against, abstained=abstained)
    if not kept:
        with pytest.raises(DeskError, match="多于实到 18 人"):
            done(desk, resolve, resolution)
    else:
        assert done(desk, resolve, resolution).outcome == "passed"


def test_a_resolution_of_a_meeting_in_the_bin_is_refused(desk: Desk, meet: Callable[..., Meeting]) -> None:
    meeting = meet()
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(meeting)

    with pytest.raises(StaleError):
        done(desk, resolve, Resolution(text="装车棚", meeting=meeting.uid))


def test_another_count_of_votes_is_another_outcome(desk: Desk, vote: Callable[..., Resolution]) -> None:
    before = vote(10)

    assert done(desk, amend, before, dataclasses.replace(before, yes=9)).outcome == "failed"


def test_another_count_of_who_was_there_judges_the_votes_again(
    desk: Desk, meet: Callable[..., Meeting], vote: Callable[..., Resolution]
) -> None:
    meeting = meet()
    vote(10, meeting)
    done(desk, keep_meeting, meeting, dataclasses.replace(meeting, present=20))

    assert [one.outcome for one in resolutions_of(desk.store, meeting)] == ["failed"]


def test_fewer_people_than_voted_cannot_have_been_there(
    desk: Desk, meet: Callable[..., Meeting], vote: Callable[..., Resolution]
) -> None:
    meeting = meet()
    vote(10, meeting)

    with pytest.raises(DeskError, match="会议没有保存：表决"):
        done(desk, keep_meeting, meeting, dataclasses.replace(meeting, present=9))


def test_correcting_a_meeting_is_undone_with_the_outcomes_it_changed(
    desk: Desk, meet: Callable[..., Meeting], vote: Callable[..., Resolution]
) -> None:
    meeting = meet()
    vote(10, meeting)
    done(desk, keep_meeting, meeting, dataclasses.replace(meeting, present=20))
    desk.undo_last()

    assert [one.outcome for one in resolutions_of(desk.store, meeting)] == ["passed"]


def test_the_tasks_of_a_resolution_come_from_it_and_are_linked_to_it(
    desk: Desk, vote: Callable[..., Resolution], assignee: Member
) -> None:
    resolution = done(desk, carry_out, vote(), (task(assignee, "甲"), task(assignee, "乙")))
    tasks = [desk.store.get(Task, uid) for uid in resolution.tasks]

    assert [(one.subject, one.source, one.status) for one in tasks if one] == [
        ("甲", "resolution", "assigned"),
        ("乙", "resolution", "assigned"),
    ]


def test_giving_the_tasks_is_one_step_and_undone_whole(desk: Desk, vote: Callable[..., Resolution], assignee: Member) -> None:
    resolution = vote()
    before = desk.file.head().seq
    done(desk, carry_out, resolution, (task(assignee, "甲"), task(assignee, "乙")))
    steps = desk.file.head().seq - before
    desk.undo_last()

    assert (steps, desk.store.count(Task), desk.store.get(Resolution, resolution.uid)) == (1, 0, resolution)


def test_one_task_that_cannot_be_given_keeps_all_of_them_back(
    desk: Desk, vote: Callable[..., Resolution], assignee: Member
) -> None:
    resolution = vote()
    with pytest.raises(DeskError):
        done(desk, carry_out, resolution, (task(assignee), Task(subject="没人做")))

    assert (desk.store.count(Task), desk.store.get(Resolution, resolution.uid)) == (0, resolution)


def test_tasks_given_twice_from_the_same_open_page_are_all_linked(
    desk: Desk, vote: Callable[..., Resolution], assignee: Member
) -> None:
    opened = vote()
    done(desk, carry_out, opened, (task(assignee, "甲"),))
    done(desk, carry_out, opened, (task(assignee, "乙"),))

    assert len((desk.store.get(Resolution, opened.uid) or opened).tasks or ()) == 2


def test_a_resolution_in_the_bin_gives_no_tasks(desk: Desk, vote: Callable[..., Resolution], assignee: Member) -> None:
    resolution = vote()
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(resolution)

    with pytest.raises(StaleError):
        done(desk, carry_out, resolution, (task(assignee),))


def test_a_resolution_is_carried_out_when_its_last_task_is_done(
    desk: Desk, vote: Callable[..., Resolution], assignee: Member
) -> None:
    resolution = done(desk, carry_out, vote(), (task(assignee, "甲"), task(assignee, "乙")))
    told = []
    for uid in resolution.tasks:
        told.append(progress_of(desk.store, resolution))
        given = desk.store.get(Task, uid)
        done(desk, approve, done(desk, submit, done(desk, accept, given), "好了"))
    told.append(progress_of(desk.store, resolution))

    assert told == ["落实中 0/2", "落实中 1/2", "已落实"]


def test_without_tasks_nothing_is_said_of_progress(desk: Desk, vote: Callable[..., Resolution]) -> None:
    assert progress_of(desk.store, vote()) == ""


def test_minutes_say_everything_in_shown_words(
    desk: Desk, meet: Callable[..., Meeting], vote: Callable[..., Resolution]
) -> None:
    chair = keep(desk, Member(name="示例主任", role="committee_director"))
    coming = keep(desk, Resident(name="张三"))
    meeting = meet(chair=chair.uid, attendees=(coming.uid,), agenda="车棚\n电梯", opinions="支持\n反对", women=9)
    resolution = vote(10, meeting, against=5, abstained=3)
    done(desk, carry_out, resolution, (task(keep(desk, Member(name="示例助手甲", role="young_assistant"))),))
    words = minutes(desk.store, meeting)

    assert {name: words[name] for name in ("number", "when", "kind", "chair", "recorder", "topics", "attendees", "advice")} == {
        "number": "HY-2026-0001",
        "when": "2026-08-20 14:00",
        "kind": "居民代表会议",
        "chair": "示例主任",
        "recorder": "",
        "topics": ["车棚", "电梯"],
        "attendees": ["张三"],
        "advice": False,
    }
    assert words["votes"] == [{"text": "装非机动车棚", "result": "通过", "yes": 10, "no": 5, "abstain": 3, "base": 18}]
    assert words["resolutions"] == [{"no": 1, "text": "装非机动车棚"}]
    assert words["actions"] == [{"no": 1, "text": "联系施工队", "owner": "示例助手甲", "helper": "", "due": "2026-09-10"}]


def test_minutes_leave_out_a_vote_that_was_not_counted(
    desk: Desk, meet: Callable[..., Meeting], vote: Callable[..., Resolution]
) -> None:
    meeting = meet()
    vote(None, meeting)
    words = minutes(desk.store, meeting)

    assert (words["votes"], words["resolutions"]) == ([], [{"no": 1, "text": "装非机动车棚"}])


def test_a_meeting_stands_on_the_page_of_who_came(desk: Desk, meet: Callable[..., Meeting]) -> None:
    came, stayed_away = keep(desk, Resident(name="张三")), keep(desk, Resident(name="李四"))
    meeting = meet(attendees=(came.uid,))

    assert [(event.at, event.record) for event in timeline(desk.store, came)] == [(BEGUN, meeting)]
    assert list(timeline(desk.store, stayed_away)) == []


def test_a_resolution_tells_of_its_meeting_and_of_the_tasks_that_carry_it_out(
    desk: Desk, meet: Callable[..., Meeting], vote: Callable[..., Resolution]
) -> None:
    meeting = meet()
    taken = vote(10, meeting)
    task = keep(desk, Task(subject="联系施工队", status="done", over_on=date(2026, 9, 3)))
    carried = dataclasses.replace(taken, tasks=(task.uid,))

    assert [(one.kind, one.text, one.record) for one in timeline(desk.store, carried)] == [
        (Meeting.fields["kind"].kind.show(meeting.kind), "通过", meeting),
        ("落实任务", "联系施工队 完成", task),
    ]


def test_meetings_and_passed_resolutions_of_the_month_are_counted(
    desk: Desk, meet: Callable[..., Meeting], vote: Callable[..., Resolution]
) -> None:
    here = meet()
    vote(10, here)
    vote(9, here)
    vote(10, meet(at=BEGUN - 31 * 86_400_000))
    found = {one.id: (one.numerator, one.denominator) for one in statistics(desk.store, AUGUST)}

    assert found == {"meetings": (1, None), "resolutions_passed": (1, 2)}


def test_meetings_of_the_coming_days_are_told_with_their_hour_and_place(desk: Desk, meet: Callable[..., Meeting]) -> None:
    meet(place="活动室")
    found = list(ahead(desk.store, Period(date(2026, 8, 20), date(2026, 8, 27))))

    assert [(one.day, one.text, one.place) for one in found] == [
        (date(2026, 8, 20), "居民代表会议", "14:00 · 活动室 · 应到 20 人")
    ]
    assert list(ahead(desk.store, Period(date(2026, 8, 21), date(2026, 8, 28)))) == []


def test_a_resolution_waits_from_its_day_until_its_tasks_are_done(desk: Desk, vote: Callable[..., Resolution]) -> None:
    resolution = vote(due=date(2026, 8, 28), text="弄口放两张长椅")
    vote(yes=1, due=date(2026, 8, 28), text="没有通过的")
    before = [(one.text, one.place, one.act) for one in due(desk.store, date(2026, 8, 28))]
    member = keep(desk, Member(name="示例助手甲", role="young_assistant", account="ACCOUNT-HELPER"))
    carried = done(desk, carry_out, resolution, (Task(subject="选样子", assignee=member.uid, due=date(2026, 8, 27)),))
    given = [(one.place, one.act) for one in due(desk.store, date(2026, 8, 28))]
    task = desk.store.get(Task, carried.tasks[0])
    for verb, *said in ((accept,), (submit, "选好了"), (approve,)):
        task = done(desk, verb, task, *said)

    assert before == [("决议：弄口放两张长椅", "还没派任务", "meetings.carry_out")]
    assert given == [("落实中 0/1", "")]
    assert list(due(desk.store, date(2026, 8, 28))) == []
    assert list(due(desk.store, date(2026, 8, 27))) == []
