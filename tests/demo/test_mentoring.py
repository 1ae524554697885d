"""Mentoring in the demo: within its year, in the right order, nothing that must not be kept."""

from __future__ import annotations

from collections import Counter
from datetime import date

from desktop.demo.mentoring import mentoring_steps
from desktop.demo.roster import settle
from desktop.demo.year import Scene, Worker
from desktop.model.rights import Actor

TODAY = date(2026, 8, 28)
WORKERS = tuple(
    Worker(f"MEMBER-{place}", Actor(name, role, f"ACCOUNT-{place}", "AREA-1"))
    for place, (name, role) in enumerate((("示例书记", "owner"), ("示例助手甲", "assistant"), ("示例助手乙", "assistant")))
)


def scene() -> Scene:
    return Scene(settle(200, 5).residents, WORKERS, TODAY, 5)


def test_everything_lies_within_the_year() -> None:
    assert all(0 < (TODAY - step.at.date()).days <= 366 for step in mentoring_steps(scene()))


def test_a_pair_is_formed_before_anything_is_written_about_it() -> None:
    steps = sorted(mentoring_steps(scene()), key=lambda step: step.at)
    words = [getattr(step.work, "func", step.work) for step in steps]
    names = [getattr(one, "label", getattr(one, "__name__", "")) for one in words]

    assert min(names.index("记带教谈话"), names.index("轮岗"), names.index("_move")) > names.index("结对带教")


def test_the_secretary_mentors_and_an_assistant_keeps_the_training_log() -> None:
    who = Counter(step.who.role for step in mentoring_steps(scene()))

    assert (who["assistant"], who["owner"] > 15) == (5, True)


def test_the_same_seed_makes_the_same_year() -> None:
    first, second = (sorted((step.at, step.label) for step in mentoring_steps(scene())) for _ in range(2))

    assert first == second
