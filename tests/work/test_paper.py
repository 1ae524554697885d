"""Papers from shipped templates: in the log before they appear, and telling what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from office import Office, as_role, open_office

from desktop.base.clock import FixedClock
from desktop.work.desk import Desk
from desktop.work.paper import write_paper

MEETING = {
    **dict.fromkeys(("number", "when", "place", "kind", "chair", "recorder", "entitled", "present", "women"), ""),
    **dict.fromkeys(("leave", "observers", "situation"), ""),
    **{word: [] for word in ("topics", "attendees", "opinions", "votes", "resolutions", "actions")},
    "subject": "电梯听证会",
}


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Office]:
    made = open_office(tmp_path / "office", clock)
    yield made
    made.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "纪要.docx"


def labels(desk: Desk) -> list[str]:
    return [label for (label,) in desk.file.writer.execute("SELECT label FROM unit ORDER BY seq")]


def words_of(paper: Path) -> str:
    with ZipFile(paper) as archive:
        return archive.read("word/document.xml").decode()


def test_the_paper_lies_where_the_person_says_and_they_are_told(office: Office, path: Path) -> None:
    desk = office.desk(None, path)
    write_paper(desk, "会议纪要", {"meeting": MEETING, "area": "示例苑居民区"}, "电梯听证会纪要")

    assert "电梯听证会" in words_of(path)
    assert said(desk) == (["已保存 纪要.docx"], [], [])


def test_the_log_has_the_title_and_none_of_the_words(office: Office, path: Path) -> None:
    desk = office.desk(None, path)
    write_paper(desk, "会议纪要", {"meeting": MEETING | {"situation": "张三家漏水"}, "area": ""}, "电梯听证会纪要")

    assert labels(desk)[-1] == "出文书：电梯听证会纪要"
    assert "漏水" not in str(desk.file.writer.execute("SELECT * FROM unit").fetchall())


def test_a_word_the_template_asks_for_and_nobody_has_is_told(office: Office, path: Path) -> None:
    desk = office.desk(None, path)
    lacking = {name: value for name, value in MEETING.items() if name != "place"}
    write_paper(desk, "会议纪要", {"meeting": lacking, "area": ""}, "纪要")

    assert [one.what for one in desk.ask.found] == ["没有“meeting.place”这个词，印成了空白"]  # type: ignore[attr-defined]


def test_whoever_closes_the_question_gets_no_paper_and_the_log_no_entry(office: Office) -> None:
    desk = office.desk(None, None)
    before = desk.file.head()
    write_paper(desk, "会议纪要", {}, "纪要")

    assert (desk.file.head(), said(desk)) == (before, ([], [], []))


def test_without_the_right_no_paper_is_made(office: Office, path: Path) -> None:
    desk = office.desk(as_role(office.desk(), "recorder"), path)
    write_paper(desk, "会议纪要", {"meeting": MEETING}, "纪要")

    assert ("需要更大的权限" in said(desk)[2][0], path.exists()) == (True, False)


def test_a_disk_that_refuses_is_told_after_the_log_has_the_try(office: Office, tmp_path: Path) -> None:
    desk = office.desk(None, tmp_path / "gone" / "纪要.docx")
    write_paper(desk, "会议纪要", {"meeting": MEETING, "area": ""}, "纪要")

    assert (said(desk)[0], len(said(desk)[2]), labels(desk)[-1]) == ([], 1, "出文书：纪要")


def said(desk: Desk) -> tuple[list[str], list[Any], list[str]]:
    """What the person was told, shown and refused."""
    ask: Any = desk.ask
    return ask.told, ask.found, [str(error) for error in ask.refused]
