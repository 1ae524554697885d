"""The election that is ahead in the demo, with everyone registered who stands for it, and those of earlier terms."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from desktop.demo import stories
from desktop.demo.stories import Background
from desktop.demo.year import Scene, Step
from desktop.model import days
from desktop.modules.elections.records import Election, Post
from desktop.modules.elections.service import register
from desktop.modules.residents.records import Resident
from desktop.store.unit import Unit
from desktop.work.keep import keep_change, keep_new

_STANDING = (("director", 1, 2), ("deputy", 1, 3), ("member", 5, 9))
"""Code of post_name, seats, candidates."""
_PAST = (("第十一届居民委员会", 5, "voters"), ("第十届居民委员会", 8, "reps"), ("第九届居民委员会", 11, "reps"))
"""Elections of earlier years: term, years before this one, code of election_method. A term had three years before 2018."""


def election_steps(scene: Scene) -> Iterator[Step]:
    """Every step of every election."""
    yield from _election(scene)
    yield from _past_elections(scene)


def _election(scene: Scene) -> Iterator[Step]:
    """One election five weeks ahead, with everyone registered who stands for it."""
    election = Election(
        uid=scene.uid(), term="第十二届居民委员会", day=scene.today + timedelta(days=35), method="voters", status="running"
    )
    posts = [Post(uid=scene.uid(), name=name, election=election.uid, seats=seats) for name, seats, _ in _STANDING]
    for place, record in enumerate((election, *posts)):
        yield Step(scene.moment(25, 9 + place), scene.secretary, partial(keep_new, record=record))
    grown = [one for one in scene.living if one.birth and 24 <= days.age(one.birth, scene.today) <= 66 and one.politics]
    standing = iter(scene.chance.sample(grown, sum(count for *_, count in _STANDING)))
    for post, (*_, count) in zip(posts, _STANDING, strict=True):
        for place in range(count):
            background = stories.BACKGROUNDS[scene.chance.randrange(len(stories.BACKGROUNDS))]
            stand = partial(_stand, next(standing), post, "registered" if place % 2 else "docs_check", background)
            yield Step(scene.moment(18 - place), scene.workers[-1].actor, stand)


def _past_elections(scene: Scene) -> Iterator[Step]:
    """Those before, entered afterwards with their posts and without candidates."""
    for term, years, method in _PAST:
        day = days.months_after(scene.today + timedelta(days=35), -12 * years)
        election = Election(uid=scene.uid(), term=term, day=day, method=method, status="archived")
        posts = (Post(name=name, election=election.uid, seats=seats) for name, seats, _ in _STANDING)
        for place, record in enumerate((election, *posts)):
            yield Step(scene.moment(24, 9 + place), scene.secretary, partial(keep_new, record=record))


def _stand(resident: Resident, post: Post, status: str, background: Background, unit: Unit) -> None:
    candidate = register(unit, resident, post, "voters")
    label = unit.label
    whole = dataclasses.replace(candidate, status=status, nominators=10, register_class="A", employer=background.employer)
    keep_change(unit, candidate, dataclasses.replace(whole, resume=background.resume, plans=background.plans))
    unit.label = label
