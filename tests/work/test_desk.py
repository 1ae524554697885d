"""What every command and page is handed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from desks import Note, anna, keep
from kernel import ASSISTANT, OWNER, READER, House, Person

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.base.progress import CancelledError, Progress
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.command import Command
from desktop.work.desk import Desk, catalogue_of
from desktop.work.jobs import Now
from desktop.work.keep import Keeping
from desktop.work.module import Due, Event, Mark, Module, Panel, Period, Shade, Statistic
from desktop.work.records import Account, Area
from desktop.work.verb import Verb, verb

TODAY = date(2026, 8, 28)


@verb("登记一个人", needs=Right.EDIT)
def register(unit: Unit, name: str, age: int = 0) -> Person:
    """Keep a person."""
    unit.label = f"登记：{name}"
    return unit.add(Person(name=name, age=age))


@verb("看看", needs=Right.READ, logs=True)
def glance(unit: Unit) -> None:
    """Write nothing."""


@verb("不成", needs=Right.READ)
def fail(unit: Unit) -> None:
    """Refuse."""
    raise DeskError("今天不行")


def events(_: Reader, about: Record) -> Iterator[Event]:
    yield from (Event(at, "走访", f"{at}", about) for at in (1, 3))


def later_events(_: Reader, about: Record) -> Iterator[Event]:
    yield Event(2, "任务", "2", about)


def waiting(days: tuple[int, ...]) -> Callable[[Reader, date], Iterator[Due]]:
    return lambda _, by: (Due(by.replace(day=day), f"{day}", "示例", House()) for day in days)


def counts(number: int) -> Callable[[Reader, Period], Iterator[Statistic]]:
    return lambda _, period: iter([Statistic(f"{number}", "户数", number, None, "全部", period.last)])


SHOW = Command("person.show", "查看", lambda _: None, on="person")
PRINT = Command("house.print", "打印", lambda _: None, on="house")
NEW = Command("person.new", "登记", lambda _: None)
FIRST = Module("first", "甲", "home", (Person,), (SHOW, NEW), timeline=events, due=waiting((20, 5)), statistics=counts(1))
SECOND = Module("second", "乙", "home", (House,), (PRINT,), timeline=later_events, due=waiting((9,)), statistics=counts(2))


class Waiting(Now):
    """Jobs that wait until they are let go, as in a window."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[Any, ...]] = []

    def start(self, label: str, work: Any, done: Any, failed: Any) -> None:
        self.waiting.append((label, work, done, failed))

    def go(self) -> None:
        for job in self.waiting:
            super().start(*job)


def told(desk: Desk) -> list[str]:
    return desk.ask.told  # type: ignore[attr-defined,no-any-return]  # the scripted one remembers


def refused(desk: Desk) -> list[str]:
    return [error.title for error in desk.ask.refused]  # type: ignore[attr-defined]


def names(desk: Desk) -> list[str | None]:
    return [person.name for person in desk.store.find(Person)]


# --- whose desk -------------------------------------------------------------------------------------------------------


def test_the_desk_knows_its_area_its_person_and_the_day(desk: Desk) -> None:
    assert (desk.area.name, desk.account.role, desk.today) == ("示例苑居民区", "owner", TODAY)
    assert desk.clock is desk.file.clock


def test_who_has_no_account_of_their_own_is_still_called_by_name(desk_of: Callable[..., Desk]) -> None:
    stranger = desk_of(replace(ASSISTANT, owner="AREA-9"))
    assert (stranger.area, stranger.account) == (Area(uid="AREA-9"), Account(uid="ACCOUNT-2", name="示例助手"))


def test_the_desk_offers_what_every_slice_offers(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(OWNER, FIRST, SECOND)
    assert (desk.commands, desk.actions(Person()), desk.actions(Note())) == ((SHOW, NEW, PRINT), (SHOW,), ())


def test_the_catalogue_is_the_kernels_records_and_those_of_the_slices() -> None:
    assert list(catalogue_of((FIRST, SECOND))) == ["area", "account", "list_view", "person", "house"]


def test_without_a_window_going_somewhere_and_locking_do_nothing(desk: Desk) -> None:
    assert (desk.go("first"), desk.go("first", House()), desk.lock()) == (None, None, None)


def test_a_timeline_is_every_slices_latest_first(desk_of: Callable[..., Desk]) -> None:
    assert [event.text for event in desk_of(OWNER, FIRST, SECOND).timeline(House())] == ["3", "2", "1"]


def test_what_waits_is_every_slices_earliest_first(desk_of: Callable[..., Desk]) -> None:
    assert [due.text for due in desk_of(OWNER, FIRST, SECOND).due(TODAY)] == ["5", "9", "20"]


def test_what_is_to_be_deleted_comes_from_every_slice_longest_ago_first(desk_of: Callable[..., Desk]) -> None:
    late, early = (Module(name, name, "home", (), retention=waiting(days)) for name, days in (("a", (20,)), ("b", (9, 5))))

    assert [one.text for one in desk_of(OWNER, late, early).retention(TODAY)] == ["5", "9", "20"]


def test_what_is_to_be_told_of_a_half_typed_record_comes_from_every_slice(desk_of: Callable[..., Desk]) -> None:
    one, other = (
        Module(name, name, "home", (), hints=lambda _, record, name=name: iter([Problem(name, record.title())]))
        for name in ("甲", "乙")
    )

    assert [str(found) for found in desk_of(OWNER, one, other).hints(House(address="示例路"))] == ["甲：示例路", "乙：示例路"]


def test_records_are_kept_by_their_slices_own_verbs_and_else_by_the_general_ones(desk_of: Callable[..., Desk]) -> None:
    own = Keeping(new=Verb(register.label, Right.EDIT, lambda unit, house: unit.add(house)))
    desk = desk_of(OWNER, Module("a", "甲", "home", (House,), keeps={House: own}))

    assert (desk.keeping(House), desk.keeping(Person)) == (own, Keeping())


def test_ways_to_colour_records_are_those_for_their_type(desk_of: Callable[..., Desk]) -> None:
    seen, other = (
        Shade(label, on, lambda _reader, _day: {"U": Mark("ok", "今天")}) for label, on in (("走访", "person"), ("税", "house"))
    )

    assert desk_of(OWNER, Module("a", "甲", "home", (), shades=(other, seen))).shades("person") == (seen,)


def test_statistics_are_every_slices_in_their_order(desk_of: Callable[..., Desk]) -> None:
    found = desk_of(OWNER, FIRST, SECOND).statistics(Period(TODAY, TODAY))
    assert [one.numerator for one in found] == [1, 2]


# --- doing ------------------------------------------------------------------------------------------------------------


def test_the_answer_comes_after_everything_is_safe(desk: Desk) -> None:
    desk.do(register, "张三", age=40).then(lambda kept: told(desk).append(desk.store.get(Person, kept.uid).name))  # type: ignore[union-attr,arg-type]
    assert told(desk) == ["张三"]


def test_nothing_happens_until_it_is_said_what_to_do_with_the_answer(desk: Desk) -> None:
    desk.do(register, "张三")
    assert names(desk) == []


def test_the_log_has_the_verb_the_person_and_the_reason(desk: Desk) -> None:
    desk.do(glance).because("例会用").then(lambda _: None)
    found = desk.file.writer.execute("SELECT label, actor, note FROM unit ORDER BY seq DESC LIMIT 1").fetchone()
    assert found == ("看看", "示例书记", "例会用")


def test_a_refusal_is_shown(desk: Desk) -> None:
    desk.do(fail).then(lambda _: told(desk).append("done"))
    assert (told(desk), refused(desk)) == ([], ["今天不行"])


def test_a_refusal_may_be_taken_by_who_asked(desk: Desk) -> None:
    taken: list[DeskError] = []
    desk.do(fail).then(lambda _: None, taken.append)
    assert ([error.title for error in taken], refused(desk)) == (["今天不行"], [])


def test_who_has_no_right_is_refused_with_a_sentence(desk_of: Callable[..., Desk]) -> None:
    reader = desk_of(READER)
    reader.do(register, "张三").then(lambda _: None)
    assert (names(reader), refused(reader)) == ([], ["“登记一个人”需要更大的权限，没有改动任何内容"])


def test_the_command_line_waits_for_the_answer(desk: Desk) -> None:
    assert desk.do(register, "张三").now().name == "张三"
    with pytest.raises(DeskError, match="今天不行"):
        desk.do(fail).now()


def test_long_work_reports_and_is_stopped(desk: Desk) -> None:
    class Stopped(Progress):
        def step(self, done: int, total: int) -> None:
            raise CancelledError

    @verb("登记许多人", needs=Right.EDIT)
    def register_many(unit: Unit) -> None:
        for number in unit.progress.over(range(5)):
            register(unit, f"{number}")

    desk.jobs = Now(Stopped())
    desk.do(register_many).then(lambda _: told(desk).append("done"))
    assert (names(desk), told(desk), refused(desk)) == ([], [], [])


# --- undo and redo ----------------------------------------------------------------------------------------------------


def test_undo_and_redo_say_what_they_did(desk: Desk) -> None:
    desk.do(register, "张三").now()
    desk.undo_last()
    after_undo = names(desk)
    desk.redo_last()
    assert (after_undo, names(desk), told(desk)) == ([], ["张三"], ["已撤销：登记：张三", "已重做：登记：张三"])


def test_with_nothing_to_undo_or_redo_that_is_said_and_nothing_is_logged(desk: Desk) -> None:
    before = desk.file.head()
    desk.undo_last()
    desk.redo_last()
    assert (told(desk), desk.file.head()) == (["没有可以撤销的", "没有可以重做的"], before)


def test_the_installation_itself_is_not_taken_back(desk: Desk) -> None:
    """The first unit made the area and the secretary's account; without them nobody could sign in again."""
    desk.undo_last()
    assert (desk.area.name, desk.account.role) == ("示例苑居民区", "owner")


def test_undo_takes_back_the_own_step_and_not_anothers(desk_of: Callable[..., Desk]) -> None:
    mine, theirs = desk_of(OWNER), desk_of(ASSISTANT)
    mine.do(register, "我的").now()
    theirs.do(register, "别人的").now()
    mine.undo_last()
    assert names(mine) == ["别人的"]


def test_an_undo_that_something_stands_on_is_refused_and_changes_nothing(desk_of: Callable[..., Desk]) -> None:
    mine, theirs = desk_of(OWNER), desk_of(ASSISTANT)
    person = mine.do(register, "张三", age=40).now()
    with mine.file.unit("修改", OWNER) as unit:
        mine_now = unit.change(person, replace(person, age=41))
    with theirs.file.unit("修改", ASSISTANT) as unit:
        unit.change(mine_now, replace(mine_now, age=42))
    before = mine.file.head()
    mine.undo_last()
    assert (refused(mine), mine.file.head()) == (["人的“年龄”后来又改过，不能直接撤销"], before)


def test_undo_pressed_twice_before_the_first_was_done_takes_back_two_steps(desk: Desk) -> None:
    for name in ("甲", "乙"):
        desk.do(register, name).now()
    desk.jobs = waiting = Waiting()
    desk.undo_last()
    desk.undo_last()
    waiting.go()
    assert (names(desk), refused(desk)) == ([], [])


def test_an_undo_is_in_the_log_with_what_it_took_back(desk: Desk) -> None:
    keep(desk, anna())
    desk.undo_last()
    assert desk.file.writer.execute("SELECT label, undoes FROM unit ORDER BY seq DESC LIMIT 1").fetchone() == ("撤销：登记", 2)


def test_the_parts_that_slices_have_for_a_page_are_those_about_its_records(desk_of: Callable[..., Desk]) -> None:
    def panel(on: str) -> Panel:
        return Panel("日记", on, lambda _desk, record: record)

    one, other = panel("person"), panel("house")
    desk = desk_of(OWNER, Module("a", "甲", "home", (), panels=(one, other)))

    assert desk.panels("house") == (other,)
