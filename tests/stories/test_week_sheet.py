"""U08: the weekly summary of an assistant, prepared from tasks and visits, with a word of the secretary, brought to the printer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from stories.actions import seconds
from stories.keys import display
from stories.offices import OFFICE, REAL_KEYS, Counter, at, signed_in

from desktop.base.clock import Clock
from desktop.modules.tasks.records import PeriodWords, Task, WordsSlip
from desktop.modules.tasks.service import write_words
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Visit
from desktop.start import MODULES
from desktop.store.unit import Unit
from desktop.work import session

WORDS = "xie de bi shang zhou xi"


def busy_week(unit: Unit) -> Member:
    """示例助手乙 after a week of work; under the week of 示例助手甲 the secretary has written already."""
    done_before = unit.add(Member(name="示例助手甲", role="young_assistant"))
    write_words(unit, done_before, "week", unit.today, WordsSlip(words="很好"))
    member = unit.add(Member(name="示例助手乙", role="young_assistant"))
    day = unit.today
    for place in range(6):
        unit.add(
            Task(
                subject=f"走访第 {place + 1} 户",
                status="done",
                assignee=member.uid,
                assigned_on=day,
                due=day,
                handed_on=day,
                over_on=day,
                score=4,
            )
        )
    unit.add(Task(subject="台账", status="doing", assignee=member.uid, assigned_on=day, due=day - timedelta(days=1)))
    unit.add(Visit(at=unit.entry.at, method="2", visitors=(member.uid,), words="灯坏了"))
    return member


class TestWeekly:
    """U08, with real keys."""

    pytestmark = REAL_KEYS

    def test_it_takes_four_actions_and_the_words(self, tmp_path: Path) -> None:
        folder, trace = tmp_path / "office", tmp_path / "trace"
        with session.begin(folder, OFFICE, MODULES, Clock())[0] as opened, opened.store.unit("登记", opened.actor) as unit:
            member = busy_week(unit)
        with display() as screen, signed_in(screen, folder, OFFICE.area, trace) as program:
            counter = Counter(trace)
            program.press("ctrl+shift+w")
            program.type(WORDS)
            program.press("ctrl+Return")
            program.turn_to("打印预览 · 周小结 示例助手乙")
            done = counter.take()
            program.press("Escape")
            program.turn_to(OFFICE.area)
            program.leave()

        # The words a person must compose are left out of the count; printing the preview is one action more.
        beyond = [one for one in done if one.act != "text"]
        assert len(beyond) + 1 <= 4, done
        assert seconds([*done, done[-1]], composed=1) <= 15, done
        with at(folder, OFFICE.name) as desk:
            kept = [one for one in desk.store.find(PeriodWords) if one.member == member.uid]
        assert [one.words for one in kept] == [WORDS]


@pytest.mark.parametrize("span", ["周小结", "月报"])
def test_it_is_offered_on_an_assistant_and_on_nobody_who_left(span: str) -> None:
    commands = [one for module in MODULES for one in module.commands if one.label == span and one.on == Member.table]
    (command,) = commands

    assert command.is_for([Member(name="示例助手甲", role="young_assistant")])
    assert not command.is_for([Member(name="示例居民", role="resident_rep")])
    assert not command.is_for([Member(name="示例助手乙", role="young_assistant", until=Clock().today())])
