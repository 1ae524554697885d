"""Two residents in words, side by side."""

from __future__ import annotations

from office import Office, as_role

from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules.joining import differences
from desktop.modules.residents.service.beside import beside, filed_words, named
from desktop.modules.tasks.records import Task
from desktop.modules.visits.records import Visit
from desktop.work.ask import Line
from desktop.work.desk import Desk

ONE = Resident(name="张卫国", phone="13900001234", id_number="11010519491231002X", sex="1")
OTHER = Resident(name="张为国", phone="13911111234", address="示例路100弄5号302", sex="1")


def test_only_what_differs_is_shown_and_numbers_are_masked(desk: Desk) -> None:
    assert beside(desk.store, ONE, OTHER, differences(ONE, OTHER)) == [
        Line("姓名", "张卫国", "张为国"),
        Line("联系电话", "139****1234", "139****1234（中间几位不同）"),
        Line("住址", "", "示例路100弄5号302"),
        Line("身份证号", "******002X", ""),
    ]


def test_eyes_that_see_masks_see_them_here_too(office: Office, desk: Desk) -> None:
    reading = office.desk(as_role(desk, "reader"))
    one, other = Resident(phone="139****1234"), Resident(phone="138****0000")

    assert beside(reading.store, one, other, differences(one, other)) == [Line("联系电话", "139****1234", "138****0000")]


def test_a_resident_is_named_with_the_door() -> None:
    assert [named(one) for one in (ONE, OTHER)] == ["张卫国（住址不详）", "张为国（示例路100弄5号302）"]


def test_a_record_is_said_in_a_line(desk: Desk) -> None:
    visit = Visit(at=desk.clock.now_ms(), words="很长的话" * 20)

    assert filed_words([Task(subject="贴通知"), visit]) == ["任务 贴通知", f"走访 2026-08-28 {'很长的话' * 8}很长的…"]
