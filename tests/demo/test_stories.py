"""The words of the demo."""

from __future__ import annotations

import csv

from desktop.base.paths import resources
from desktop.demo import stories
from desktop.model.codes import CodeList


def words() -> str:
    said = [text for texts in stories.VISITS.values() for text in texts]
    return "\n".join([*said, *map(str, (*stories.ERRANDS, *stories.GATHERINGS, *stories.BACKGROUNDS, stories.ROUTINE))])


def test_nothing_is_said_that_the_program_would_not_read_from_a_remark() -> None:
    with (resources() / "roster" / "withheld.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    withheld = [row["word"] for row in rows if row["where"] in ("text", "both")]

    assert withheld
    assert [word for word in withheld if word in words()] == []


def test_visits_are_made_by_every_method() -> None:
    assert set(stories.VISITS) == set(CodeList("visit_method").entries)


def test_codes_are_of_their_lists() -> None:
    assert {one.source for one in stories.ERRANDS} <= set(CodeList("task_source").entries)
    assert {one.priority for one in stories.ERRANDS} <= set(CodeList("priority").entries)
    assert {one.kind for one in stories.GATHERINGS} <= set(CodeList("meeting_type").entries)


def test_nobody_votes_who_was_not_there() -> None:
    votes = [(d.yes + d.against + d.abstained, g.present, g.entitled) for g in stories.GATHERINGS for d in g.decisions]

    assert all(cast <= present <= entitled for cast, present, entitled in votes)
