"""One line that gives a task: `联系物业看样板 @小林 周五 #加梯 !急`: what, who, by when, of which tag, how urgent.

A mark is a word of its own, between blanks: `周五` is a day and `周五爱心角` is not, however it begins; only `@`, which no
Chinese word holds, may stand right behind one. The last word that is a day is the due day, so that
`整理 8.28 会议纪要 周五` keeps its 8.28. The first `@` leads, further ones help. Whatever is not understood stays in the
subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from desktop.base import calendar
from desktop.base.problems import Problem
from desktop.base.text import listed
from desktop.model import pinyin
from desktop.model.codes import CodeList
from desktop.modules.tasks.records import Task
from desktop.work import daywords
from desktop.work.daywords import said

LONGEST = 300
"""Characters of a line that are looked at."""

_WORD = re.compile(r"\S+")
_FIRST_NAME = re.compile(r"(?:\A|(?<=[^\x00-\x7f]))[@＠]")
_MARKED = re.compile(r"[@＠#＃][^@＠#＃]*")
_NICK = ("小", "老", "阿")
_ME = "我"
_PRIORITY = CodeList("priority")
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to whom a task may be given."""

    uid: str
    name: str


class Mark(Enum):
    """What a part of the line says."""

    WHO = "@"
    DUE = "day"
    TAG = "#"
    HASTE = "!"


@dataclass(frozen=True, slots=True)
class Part:
    """One part that was understood as a mark.

    Attributes:
        start, end: its span in the line.
        people: whom a name may mean; one when it is clear, none when nobody is called so.
        value: code of the priority, or the tag.
    """

    mark: Mark
    start: int
    end: int
    value: str = ""
    day: date | None = None
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class QuickLine:
    """A line taken apart. parts: in their order; subject: all else, with single blanks."""

    text: str
    subject: str
    parts: tuple[Part, ...]

    @property
    def named(self) -> tuple[Part, ...]:
        """The parts that name somebody."""
        return tuple(part for part in self.parts if part.mark is Mark.WHO)

    @property
    def people(self) -> tuple[str, ...]:
        """Uids of those who are named clearly: who leads, then who helps."""
        return tuple(dict.fromkeys(part.people[0].uid for part in self.named if len(part.people) == 1))

    @property
    def due(self) -> date | None:
        """By when; None when the line does not say."""
        return next((part.day for part in self.parts if part.mark is Mark.DUE), None)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, each once."""
        return tuple(dict.fromkeys(part.value for part in self.parts if part.mark is Mark.TAG))

    @property
    def priority(self) -> str | None:
        """Code of the priority; None when the line does not say."""
        return next((part.value for part in self.parts if part.mark is Mark.HASTE), None)


def read(text: str, people: Sequence[Person], today: date, me: str = "") -> QuickLine:
    """Take a line apart.

    Args:
        people: to whom a task may be given.
        me: uid of whoever types, whom @我 means; blank when the team does not know them.
    """
    line = text[:LONGEST]
    found = [_part(line[start:end], start, people, today, me) for start, end in _words(line)]
    marks = [part for part in found if part is not None]
    due = max((part.start for part in marks if part.mark is Mark.DUE), default=-1)
    haste = max((part.start for part in marks if part.mark is Mark.HASTE), default=-1)
    last = {Mark.DUE: due, Mark.HASTE: haste}
    parts = tuple(part for part in marks if last.get(part.mark, part.start) == part.start)
    return QuickLine(line, " ".join(_rest(line, parts).split()), parts)


def problems(line: QuickLine, people: Sequence[Person], today: date) -> Iterator[Problem]:
    """What keeps a line from becoming a task, and what to do about it; a sentence each."""
    for part in line.named:
        word = _name(line, part)
        if not word:
            yield Problem("交给谁", "@ 后面写上姓名，例如 @小林")
        elif not part.people:
            known = listed(one.name for one in people[:_NAMED])
            yield Problem(
                "交给谁", f"队伍里没有“{word}”" + (f"，有{known}{'等' if len(people) > _NAMED else ''}" if known else "")
            )
        elif len(part.people) > 1:
            names = listed(one.name for one in part.people)
            yield Problem("交给谁", f"“{word}”可能是{names}，请选一位")
    if line.due is not None and line.due < today:
        yield Problem("截止日期", f"{said(line.due, today)}已经过了")
    if not line.subject:
        yield Problem("任务", "还没有写要做什么")


def task_of(line: QuickLine, me: str) -> Task:
    """The task that a line gives; without a name it is one's own. Ask for `problems` first."""
    lead, *helpers = line.people or (me,)
    return Task(
        subject=line.subject,
        assignee=lead,
        helpers=tuple(helpers) or None,
        due=line.due,
        tags=" ".join(line.tags) or None,
        priority=line.priority or "normal",
        source="self" if lead == me else "secretary",
    )


def remark(due: date) -> str:
    """What has to be known about a due day: that offices are closed, or that nobody knows yet; blank for nothing."""
    feast = calendar.holidays_of(due.year).get(due)
    off = f"{feast}放假" if feast else "" if calendar.is_workday(due) else "休息日"
    return "，".join(filter(None, (off, calendar.note(due))))


def matching(word: str, people: Sequence[Person], me: str = "") -> tuple[Person, ...]:
    """Whom a word may mean: by the whole name, its beginning, 小林 or 老林, a part of it, or pinyin; the best way only."""
    if word == _ME and me:
        return tuple(one for one in people if one.uid == me)
    if not word:
        return ()
    called, letters = word[1:] if word[0] in _NICK else "", word.lower() if word.isascii() else ""
    ways = (
        lambda name: name == word,
        lambda name: name.startswith(word),
        lambda name: bool(called) and name.startswith(called),
        lambda name: name.endswith(word) or (bool(called) and name.endswith(called)),
        lambda name: word in name,
        lambda name: bool(letters) and any(sound.startswith(letters) for sound in _sounds(name)),
    )
    return next((some for way in ways if (some := tuple(one for one in people if way(one.name)))), ())


def _words(line: str) -> Iterator[tuple[int, int]]:
    """The spans of words; names that stand right behind one, and what stands right behind a name, are words too."""
    for word in _WORD.finditer(line):
        start, end = word.span()
        name = _FIRST_NAME.search(word[0])
        if name is None:
            yield start, end
            continue
        if name.start():
            yield start, start + name.start()
        yield from ((start + one.start(), start + one.end()) for one in _MARKED.finditer(word[0], name.start()))


def _part(text: str, start: int, people: Sequence[Person], today: date, me: str) -> Part | None:
    end = start + len(text)
    if text[0] in "@＠":
        return Part(Mark.WHO, start, end, people=matching(text[1:], people, me))
    if text[0] in "#＃" and len(text) > 1:
        return Part(Mark.TAG, start, end, text[1:])
    if text[0] in "!！":
        code = "urgent" if text in "!！" else _PRIORITY.code(text[1:])
        return Part(Mark.HASTE, start, end, code) if code else None
    day = daywords.coming(text, today)
    return Part(Mark.DUE, start, end, day=day) if day else None


def _rest(line: str, parts: Sequence[Part]) -> str:
    pieces, at = [], 0
    for part in parts:
        pieces.append(line[at : part.start])
        at = part.end
    return " ".join((*pieces, line[at:]))


def _name(line: QuickLine, part: Part) -> str:
    return line.text[part.start + 1 : part.end]


@lru_cache(512)
def _sounds(name: str) -> tuple[str, ...]:
    return tuple(pinyin.tokens(name))
