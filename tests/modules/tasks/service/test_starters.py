"""The templates that come with the program are whole and fit for a beginner."""

from __future__ import annotations

import pytest

from desktop.modules.tasks.records import TaskTemplate
from desktop.modules.tasks.service import starters
from desktop.work.keep import wrong

every_starter = pytest.mark.parametrize("template", starters(), ids=lambda one: one.name)


def test_there_are_a_dozen_under_names_and_uids_of_their_own() -> None:
    found = starters()

    assert len(found) == 12
    assert len({one.name for one in found}) == len({one.uid for one in found}) == 12


@every_starter
def test_a_starter_has_nothing_wrong(template: TaskTemplate) -> None:
    assert [str(problem) for problem in (*template.check(), *wrong(template, tuple(TaskTemplate.fields.values())))] == []


@every_starter
def test_a_starter_says_how_whom_what_and_which_words(template: TaskTemplate) -> None:
    blank = [
        name
        for name in ("how", "whom", "bring", "say", "expected", "checklist", "days", "hours")
        if not getattr(template, name)
    ]

    assert blank == []
    assert len((template.how or "").splitlines()) >= 4
    assert 3 <= len((template.checklist or "").splitlines()) <= 8


def test_the_uid_of_the_first_is_what_it_was_when_it_was_first_kept_somewhere() -> None:
    assert starters()[0].uid == "01KDVDNA00HWQNFE42D1YV0MXE"
