"""Putting the demo together: the folder, the roster, the team, a year of work, and what the invented street sends."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop import __version__
from desktop.base.clock import SHANGHAI, Clock, FixedClock
from desktop.base.errors import DeskError
from desktop.demo import AREA, ASSISTANTS, SECRETARY, STREET, TELEPHONE, Wish
from desktop.demo.care import care_steps
from desktop.demo.demands import demand_steps
from desktop.demo.elections import election_steps
from desktop.demo.mentoring import mentoring_steps
from desktop.demo.roster import Neighbourhood, notes, settle
from desktop.demo.tasks import task_steps
from desktop.demo.team import appoint_secretary, join, young
from desktop.demo.year import Scene, Step, Worker, steps
from desktop.formats import keyfile, package
from desktop.formats.package import AreaKeys, Header, Letter
from desktop.model import days
from desktop.model.rights import Actor
from desktop.modules.exchange.records import Count
from desktop.modules.exchange.service import SCHEMA, own_keys, take, trust
from desktop.modules.residents.records import Consent, Resident
from desktop.modules.residents.service import pin_note
from desktop.store.hold import LOCK
from desktop.store.query import Filter, Match
from desktop.store.unit import Unit
from desktop.store.vault import KEYS, Locksmith, Person
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.jobs import Now
from desktop.work.module import Module, Period
from desktop.work.records import Account, Area
from desktop.work.session import FirstRun, Open
from desktop.work.viewing import Look, keep_view

_FEWEST = 100
_SITE = ".demo-being-made"
_AGREED = (
    ("contacts", "印进楼组通讯录"),
    ("activities", "有活动时发短信"),
    ("visits", "每月打一次电话"),
    ("volunteers", "排进志愿服务表"),
    ("contacts", "印进楼组通讯录"),
    ("care", "每周三帮忙买菜"),
)
_GROWN, _APART, _OLD = 18, 17, 80


def make(where: Path, modules: tuple[Module, ...], wish: Wish, now: datetime | None = None) -> None:
    """Make a demo, whole or not at all: it grows in a folder inside and is moved up when it is done.

    Args:
        now: the moment its year ends, where that is not this moment.

    Raises:
        DeskError: the folder is unfit or has something already, or the wish is too small; the folder is left as it was.
    """
    if wish.residents < _FEWEST:
        raise DeskError(f"演示居民区至少要 {_FEWEST} 人，没有建演示", "请把 --residents 写大一些。")
    if not session.is_new(where):
        raise DeskError("这个文件夹里已经有资料库了，没有建演示", "原来的资料没有变动。请另选一个空文件夹。")
    site = where / _SITE
    shutil.rmtree(site, ignore_errors=True)  # of a start that was cut off
    _live(site, modules, wish, now or datetime.now(SHANGHAI))
    (site / LOCK).unlink()
    # The keys last: without them the folder is still a new one.
    for file in sorted(site.iterdir(), key=lambda file: file.name.startswith(KEYS)):
        file.replace(where / file.name)
    site.rmdir()


class Calendar(FixedClock):
    """Days turned by hand, chance of the machine: the keys of a demo are as good as any."""

    def entropy(self, size: int) -> bytes:
        """Unpredictable bytes."""
        return Clock.entropy(self, size)

    def turn_to(self, moment: datetime) -> None:
        """Move on to a moment; never back."""
        self.advance(milliseconds=max(0, int(moment.timestamp() * 1000) - self.now_ms()))


def _live(site: Path, modules: tuple[Module, ...], wish: Wish, now: datetime) -> None:
    """Begin a year ago with the roster and the team, then do what was done since, each thing at its time."""
    calendar = Calendar(now - timedelta(days=366))
    first = FirstRun(AREA, STREET, SECRETARY, wish.password, demo=True)
    opened, _ = session.begin(site, first, modules, calendar)
    with opened:
        smith = _smith(opened)
        town = settle(wish.residents, wish.seed)
        with opened.store.unit("导入居民名册", opened.actor) as unit:
            for records in (town.homes, town.households, town.residents, town.stays, town.groups):
                unit.add_all(records)
        with opened.store.unit("修改单位资料", opened.actor) as unit:
            area = unit.read.own(Area, unit.actor.owner)
            assert area is not None, "the first run has made it"
            unit.change(area, dataclasses.replace(area, phone=TELEPHONE))
        with opened.store.unit("登记同意", opened.actor) as unit:
            unit.add_all(_agreements(town, unit.clock.uids(), unit.today))
        with opened.store.unit("登记队伍", opened.actor) as unit:
            workers = _join(unit, town, smith, wish.password)
        with opened.store.unit("写经验便签", opened.actor) as unit:
            for note in notes(town, unit.today + timedelta(days=390)):
                pin_note(unit, note)
            unit.label = "写经验便签"
        with opened.store.unit("存为视图", opened.actor) as unit:
            born_by = unit.today.replace(day=1, year=unit.today.year - _OLD)
            keep_view(unit, Resident, f"{_OLD} 岁以上", Look((Filter("birth", Match.TO, born_by),), order="birth"))
        scene = Scene(town.residents, workers, now.date(), wish.seed)
        parts = (steps, election_steps, demand_steps, care_steps, mentoring_steps, task_steps)
        told = [step for part in parts for step in part(scene)]
        ahead = sorted(told, key=lambda step: step.at)
        last = (Step(now, opened.actor, _meet_street), Step(now, opened.actor, partial(_count_month, modules), "统计上月"))
        for step in (*ahead, *last):
            calendar.turn_to(min(step.at, now))
            with opened.store.unit(step.label, step.who) as unit:
                step.work(unit)


def _agreements(town: Neighbourhood, uids: Iterator[str], today: date) -> Iterator[Consent]:
    """Some grown-ups have agreed to something, one of them in spoken words."""
    grown = [one for one in town.residents if one.birth is not None and days.age(one.birth, today) >= _GROWN]
    for place, (scope, purpose) in enumerate(_AGREED):
        witness = SECRETARY if place == 1 else None
        yield Consent(
            uid=next(uids),
            resident=grown[place * _APART % len(grown)].uid,
            scope=scope,
            purpose=purpose,
            way="oral" if witness else "written",
            given_on=today - timedelta(days=20 + place),
            witness=witness,
        )


def _smith(opened: Open) -> Locksmith:
    desk = opened.desk(Scripted(), Now())
    desk.store.connection.close()
    assert desk.smith
    return desk.smith


def _join(unit: Unit, town: Neighbourhood, smith: Locksmith, password: str) -> list[Worker]:
    """Form the team; the assistants sign in with the same password as the secretary. Answers those who sign in."""
    secretary = Worker(appoint_secretary(unit, SECRETARY, unit.actor.account).uid, unit.actor)
    workers = [secretary, *(_assistant(unit, smith, place, password) for place in range(len(ASSISTANTS)))]
    join(unit, town)
    return workers


def _assistant(unit: Unit, smith: Locksmith, place: int, password: str) -> Worker:
    name = ASSISTANTS[place]
    # Not through setup's verb: it refuses weak passwords, which invented people may have.
    slot = smith.add_person(Person(name, "assistant"), password).id
    account = unit.add(Account(name=name, role="assistant", slot=slot, letters="medium"))
    return Worker(young(unit, name, account.uid, place).uid, Actor(name, "assistant", account.uid, unit.actor.owner))


def _meet_street(unit: Unit) -> None:
    """Trust the keys of a street office that exists nowhere, and take in a notice sealed by it."""
    street = AreaKeys.generate(unit.clock.uid(), f"{STREET}办事处", unit.clock)
    header = Header(kind="inbound_notice", schema=SCHEMA, program=__version__, epoch=1, counter=1, created=unit.entry.at)
    with TemporaryDirectory() as folder:
        key, notice = Path(folder) / "示例街道.xkey", Path(folder) / "示例街道通知.xiang"
        keyfile.write(key, street, unit.entry.at)
        trust(unit, key, package.digits(street.public))
        package.write(notice, header, (), Letter(keys=street, recipient=own_keys(unit).public, clock=unit.clock))
        take(unit, notice)


def _count_month(modules: Sequence[Module], unit: Unit) -> None:
    """Keep the figures of the last whole month, as a report would have."""
    last = unit.today.replace(day=1) - timedelta(days=1)
    period = Period(last.replace(day=1), last)
    for one in (one for module in modules for one in module.statistics(unit.read, period)):
        unit.add(
            Count(
                indicator=one.label,
                code=one.id,
                numerator=one.numerator,
                denominator=one.denominator,
                scope=one.scope,
                first=period.first,
                last=period.last,
            )
        )
