"""The week and the month sheet of one person as a value, and how each of its parts is told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.base.text import counted
from desktop.modules.tasks.records import PeriodWords, Task
from desktop.modules.tasks.rules.summaries import WEEK, Sorted, said, timeliness
from desktop.modules.team.records import COMPETENCES, LEVELS, CompetenceStep
from desktop.modules.team.rules.mentoring import levels
from desktop.work.module import Period, Statistic
from desktop.work.tally import Line, cells

MOST = 12
"""Tasks of one part that are told one by one; a sheet is a page, and the rest is a number."""
_NONE = "无"


@dataclass(frozen=True, slots=True)
class Story:
    """One thing that could be told: a task with what was learned, or a visit with words. table, uid: of its record."""

    table: str
    uid: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's week or month.

    Attributes:
        span: code of summary_span.
        day: from which it is looked at.
        is_past: the period is over; how far each task had come then is not known any more, and not told.
        lines: the numbers of the month and of the year to its end; a week has none.
        visits: way of visiting -> how many, those in vain among them.
        accepted, closed, overdue: demands they handle; the last are those whose limit had passed at the end.
        asked: where they are stuck and asked for help.
        grown: competences, stages and lines that changed.
        learned: what they wrote that they learned.
        stories: what could be told, the latest first.
    """

    name: str
    mentor: str
    span: str
    period: Period
    day: date
    tasks: Sorted
    is_past: bool = False
    marks: tuple[Statistic, ...] = ()
    lines: tuple[Line, ...] = ()
    visits: Mapping[str, int] | None = None
    in_vain: int = 0
    accepted: int = 0
    closed: int = 0
    overdue: int = 0
    asked: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()
    words: PeriodWords | None = None

    @property
    def title(self) -> str:
        """周小结 示例助手甲 2026 年 8 月 24 日—8 月 30 日."""
        return f"{self.kind} {self.name} {self.when}"

    @property
    def kind(self) -> str:
        """周小结 or 月报."""
        return "周小结" if self.span == WEEK else "月报"

    @property
    def when(self) -> str:
        """The period in words."""
        return said(self.span, self.period)

    @property
    def story(self) -> str:
        """The one thing worth telling: as it was written, else the one that was chosen, else the latest."""
        if self.words is None:
            return self.stories[0].text if self.stories else ""
        chosen = (self.words.task, self.words.visit)
        pinned = next((one.text for one in self.stories if one.uid in chosen), "")
        return self.words.story or pinned or (self.stories[0].text if self.stories and not any(chosen) else "")

    @property
    def problems(self) -> str:
        """What the secretary has to see to: as it was written, else where help was asked for."""
        return (self.words.problems if self.words else None) or "\n".join(self.asked)

    @property
    def comment(self) -> str:
        """What the secretary says; blank = room to write by hand."""
        return (self.words.words if self.words else None) or ""


@dataclass(frozen=True, slots=True)
class Part:
    """One row of the form: its name in the template, its heading, its lines."""

    name: str
    label: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines, or that there are none."""
        return "\n".join(self.lines) or _NONE


def parts(sheet: Sheet) -> Iterator[Part]:
    """The rows of a sheet above what the secretary says. A month tells its done tasks as numbers only."""
    following = "下周" if sheet.span == WEEK else "下月"
    tasks = sheet.tasks
    if sheet.span == WEEK:
        yield _part("done", "做了", tasks.done, _done)
        yield Part("figures", "数字", (figures(sheet.marks),) if tasks.done else ())
    yield _part("doing", "在做", tasks.doing, lambda one: _doing(one, sheet))
    yield _part("late", "逾期", tasks.late, lambda one: _late(one, sheet.day))
    yield _part("ahead", f"{following}要做", tasks.ahead, _due)
    if sheet.span == WEEK:
        yield Part("visits", "走访", (visits(sheet),) if sheet.visits else ())
        yield Part("demands", "诉求", _demands(sheet))
    yield Part("grown", "学会了", sheet.grown)
    yield Part("learned", "心得", sheet.learned)


def figures(marks: Iterable[Statistic]) -> str:
    """按时 5 / 6（83.3%），退回过 1 / 6（16.7%），平均分 20 / 5（4.0 分），用时 12 小时. What nobody noted is left out."""
    found = []
    for one in marks:
        if one.denominator is None:
            found += [f"用时 {one.numerator} 小时"] if one.numerator else []
        elif one.denominator:
            found.append(f"{one.label} {one.numerator} / {one.denominator}（{one.told}）")
    return "，".join(found)


def visits(sheet: Sheet) -> str:
    """走访 5 次（未遇、拒访 1），电话 2 次，共 7 次."""
    found = [f"{way} {counted(many, '次')}" for way, many in (sheet.visits or {}).items()]
    vain = f"，其中未遇、拒访 {counted(sheet.in_vain, '次')}" if sheet.in_vain else ""
    return f"{'，'.join(found)}；共 {counted(sum((sheet.visits or {}).values()), '次')}{vain}"


def numbers(sheet: Sheet) -> list[tuple[str, ...]]:
    """Group, label, month and year to date of a month sheet, without the rows in which there was nothing all year."""
    return cells([one for one in sheet.lines if one.number or one.year], cumulative=True)


def moves(steps: Sequence[CompetenceStep], period: Period) -> Iterator[str]:
    """Competences whose level at the end of a period is another than before it: 入户沟通：陪着做 → 独立做."""
    known = [one for one in steps if one.moved_on and one.level and one.moved_on <= period.last]
    before = levels(one for one in known if one.moved_on and one.moved_on < period.first)
    for code, now in levels(known).items():
        was = before[code].level if code in before else None
        if now.level != was:
            shown = [LEVELS.label(level) for level in (was, now.level) if level]
            yield f"{COMPETENCES.label(code)}：{' → '.join(shown)}"


def _part(name: str, label: str, tasks: Sequence[Task], tell: Callable[[Task], str]) -> Part:
    shown = tuple(f"{place}. {tell(one)}" for place, one in enumerate(tasks[:MOST], 1))
    more = (f"……还有 {len(tasks) - MOST} 项",) if len(tasks) > MOST else ()
    return Part(name, f"{label} {len(tasks)} 项" if tasks else label, (*shown, *more))


def _noted(task: Task, *notes: str) -> str:
    words = "，".join(filter(None, notes))
    return f"{task.subject or ''}（{words}）" if words else task.subject or ""


def _done(task: Task) -> str:
    score = f"{task.score} 分" if task.score else ""
    return _noted(task, timeliness(task), score, f"退回 {task.returns} 次" if task.returns else "")


def _doing(task: Task, sheet: Sheet) -> str:
    is_handed = task.handed_on is not None and task.handed_on <= sheet.day
    stands = "" if sheet.is_past else {"paused": "暂停", "assigned": "还没开始"}.get(task.status or "", "")
    return _noted(task, f"{_short(task.due)}前" if task.due else "", "等验收" if is_handed else stands)


def _late(task: Task, day: date) -> str:
    assert task.due is not None, "what is late has a day"
    return _noted(task, f"{_short(task.due)}到期，晚 {(day - task.due).days} 天")


def _due(task: Task) -> str:
    return _noted(task, f"{_short(task.due)}前" if task.due else "")


def _demands(sheet: Sheet) -> tuple[str, ...]:
    named = (("受理", sheet.accepted), ("办结", sheet.closed), ("期末超期没办结", sheet.overdue))
    found = [f"{label} {counted(many, '件')}" for label, many in named if many]
    return ("，".join(found),) if found else ()


def _short(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""
