"""Everything kept about one person, on one paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from office import Office, as_role, done, keep

from desktop.base.errors import RefusedError
from desktop.modules.elections.records import Candidate, Election, Post
from desktop.modules.elections.service import register
from desktop.modules.residents.commands import COMMANDS
from desktop.modules.residents.records import Consent, Resident
from desktop.modules.residents.service import (
    correct_resident,
    dossier,
    give_consent,
    note_dossier,
    register_resident,
    stop_using,
)
from desktop.modules.tasks.records import Task
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import log_visit
from desktop.store import history
from desktop.work.desk import Desk
from desktop.work.keep import put_away, reveal

NUMBER, PHONE = "11010519491231002X", "13900001234"


@pytest.fixture
def person(desk: Desk) -> Resident:
    found: Resident = done(
        desk, register_resident, Resident(name="示例安", id_number=NUMBER, phone=PHONE, address="示例路100弄5号302")
    )
    return found


def chapters(desk: Desk, person: Resident) -> dict[str, tuple[tuple[str, str], ...]]:
    found = dossier(desk.store, person, desk.timeline(person), desk.carried(person))
    return {chapter.title.partition("（")[0]: chapter.lines for chapter in found}


def test_every_field_that_says_something_stands_there_whole(desk: Desk, person: Resident) -> None:
    said = dict(chapters(desk, person)["本人信息"])
    kept = {f.label for name, f in Resident.fields.items() if getattr(person, name) is not None}

    assert set(said) == kept
    assert (said["身份证号"], said["联系电话"], said["户"]) == (NUMBER, PHONE, "示例路100弄5号302")


def test_every_record_of_every_slice_that_names_them_is_on_it(desk: Desk, person: Resident) -> None:
    done(desk, log_visit, Visit(method="2", resident=person.uid, words="说漏水"))
    keep(desk, Task(subject="看望", about=(person.uid,)))
    done(desk, give_consent, Consent(resident=person.uid, scope="visits", way="written"))
    election = keep(desk, Election(term="第十二届", day=date(2026, 9, 20)))
    done(desk, register, person, keep(desk, Post(name="member", election=election.uid, seats=3)))
    found = chapters(desk, person)

    assert {"居住", "同意", "走访", "任务", "候选人"} <= set(found)
    assert ("情况", "说漏水") in found["走访"]
    assert desk.store.count(Candidate) == 1


def test_what_lies_in_the_bin_is_on_it_and_said_to_be_there(desk: Desk, person: Resident) -> None:
    visit = done(desk, log_visit, Visit(method="2", resident=person.uid, words="说漏水"))
    done(desk, put_away, (visit,))

    assert any("（在回收站）" in words for _, words in chapters(desk, person)["走访"])


def test_who_lives_with_them_is_named(desk: Desk, person: Resident) -> None:
    done(desk, register_resident, Resident(name="示例宁", address="示例路100弄5号302"))
    title = next(one for one in chapters(desk, person) if one.startswith("同住的人"))

    assert [name for name, _ in chapters(desk, person)[title]] == ["示例安", "示例宁"]


def test_what_was_mended_changed_and_looked_at_is_told(desk: Desk, person: Resident) -> None:
    done(desk, reveal, person, "phone")
    done(desk, correct_resident, person, replace(person, name="示例桉"), date(2026, 8, 20), "名字写错了")
    found = chapters(desk, person)

    assert [words for _, words in found["更正记录"]] == ["示例书记 更正：示例桉，本人 2026-08-20 提出：名字写错了"]
    assert [words for _, words in found["谁看过、拿出过"]] == ["示例书记 查看示例安的联系电话"]
    assert len(found["谁登记、改动过"]) >= 2


def test_whoever_is_held_back_can_see_their_own(desk: Desk, person: Resident) -> None:
    done(desk, stop_using, person, "本人要求")

    assert ("停止使用的原因", "本人要求") in chapters(desk, person)["本人信息"]


def test_it_is_in_the_log_with_its_purpose_before_it_appears(desk: Desk, person: Resident) -> None:
    done(desk, note_dossier, person, "本人来要求查阅")
    (entry,) = history.units(desk.store.connection, limit=1)

    assert (entry.label, entry.note) == ("本人信息单：示例安", "本人来要求查阅")


def test_it_is_the_secretarys_to_give(office: Office, desk: Desk, person: Resident) -> None:
    helper = office.desk(as_role(desk, "assistant"))
    with pytest.raises(RefusedError):
        dossier(helper.store, person, (), ())


def test_one_command_shows_it_and_writes_it_as_a_document(desk: Desk, person: Resident, tmp_path: Path) -> None:
    desk.selected = (person,)
    desk.ask.answers = ["本人来查", "Word", tmp_path / "信息单.docx"]  # type: ignore[attr-defined]
    next(one for one in COMMANDS if one.id == "residents.dossier").run(desk)
    document = Document(str(tmp_path / "信息单.docx"))
    words = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)

    assert desk.ask.told == ["预览 本人信息单：示例安", "已保存 信息单.docx"]  # type: ignore[attr-defined]
    assert [word for word in ("示例安", NUMBER, PHONE) if word not in words] == []
