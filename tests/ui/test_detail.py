from __future__ import annotations

from dataclasses import replace

import pytest
from desks import Note, anna, keep
from kernel import OWNER, READER, House, Person
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.store import history
from desktop.ui import theme
from desktop.ui.beside import PANEL_WIDTH
from desktop.ui.detail import DetailPanel
from desktop.ui.glance import Glance
from desktop.ui.labels import label
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.keep import keep_new
from desktop.work.module import Module


def _visit(desk: Desk) -> None:
    desk.ask.tell(f"记走访：{desk.selected[0].title()}")


VISIT = Command("people.visit", "记走访", _visit, keep_new, icon="notebook", on="person", needs=Needs.ONE, primary=True)
CARD = Command("people.card", "打印登记卡", _visit, keep_new, on="person", needs=Needs.SOME)
PEOPLE = Module("people", "人员", "users", (Person, House), (VISIT, CARD), page=lambda _: QWidget())


@pytest.fixture
def at(desk_of) -> Desk:
    return desk_of(OWNER, PEOPLE)


@pytest.fixture
def person(at: Desk) -> Person:
    (house,) = keep(at, House(address="示例路100弄5号302"))
    (kept,) = keep(at, anna(house=house.uid))
    return kept


@pytest.fixture
def panel(at: Desk, person: Person, show) -> DetailPanel:
    made = show(DetailPanel(at, Glance(aside=lambda record: label(f"同户：{record.title()}"))), 340, 640)
    made.show_record(person)
    QApplication.processEvents()
    return made


def words(panel: DetailPanel) -> list[str]:
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]


def button(panel: DetailPanel, name: str):
    return next(
        one for one in panel.findChildren(QPushButton) + panel.findChildren(QToolButton) if one.accessibleName() == name
    )


def test_the_record_is_told_at_a_glance(panel: DetailPanel) -> None:
    assert {"示例安", "1949-12-31 · 女", "示例路100弄5号302"} <= set(words(panel))


def test_private_values_are_masked(panel: DetailPanel) -> None:
    assert "139****1234" in words(panel)


def test_the_eye_shows_a_value_once_it_is_in_the_log(panel: DetailPanel, at: Desk) -> None:
    button(panel, "显示完整的电话，会记入操作记录").click()

    assert ("13900001234" in words(panel), history.units(at.store.connection, limit=1)[0].label) == (True, "查看示例安的电话")


def test_who_may_not_see_it_has_no_eye(desk_of, panel: DetailPanel, person: Person, show) -> None:
    guest = desk_of(READER, PEOPLE)
    other = show(DetailPanel(guest), 340, 640)
    other.show_record(guest.store.get(Person, person.uid))

    assert [one for one in other.findChildren(QToolButton) if "完整" in one.accessibleName()] == []


def test_what_is_still_blank_is_told(panel: DetailPanel) -> None:
    assert any(text.startswith("还没填：") and "备注" in text for text in words(panel))


def test_a_reference_opens_what_it_names(panel: DetailPanel, at: Desk) -> None:
    gone: list[tuple[str, str]] = []
    at.go = lambda name, record: gone.append((name, record.title()))

    button(panel, "打开房子：示例路100弄5号302").click()

    assert gone == [("people", "示例路100弄5号302")]


def test_a_slice_adds_what_it_knows(panel: DetailPanel) -> None:
    assert "同户：示例安" in words(panel)


def test_the_tabs_tell_timeline_and_history(panel: DetailPanel) -> None:
    told = []
    for place in (1, 2):
        panel._tabs.setCurrentIndex(place)
        QApplication.processEvents()
        told.append(" ".join(words(panel)))

    assert ("还没有记过什么" in told[0], "姓名：示例安" in told[1]) == (True, True)


def test_a_command_acts_on_the_record_shown(panel: DetailPanel, at: Desk) -> None:
    button(panel, "记走访").click()

    assert at.ask.told == ["记走访：示例安"]


def test_the_other_commands_stand_in_a_menu(panel: DetailPanel) -> None:
    assert [action.text() for action in button(panel, "更多").menu().actions()] == ["打印登记卡"]


def test_what_others_do_is_grey_with_the_reason(at: Desk, person: Person, show) -> None:
    barred = replace(CARD, label="登记", needs=Needs.ONE, bars=lambda _, one: "" if one.age else "先填年龄")
    at.modules = (replace(PEOPLE, commands=(VISIT, barred)),)
    panel = show(DetailPanel(at, Glance(most=2)), 340, 640)
    panel.show_record(person)
    made = button(panel, "登记")

    assert (made.isEnabled(), made.toolTip()) == (bool(person.age), "" if person.age else "先填年龄")


def test_in_the_menu_too_it_is_grey_with_the_reason(at: Desk, person: Person, show) -> None:
    barred = replace(CARD, needs=Needs.ONE, bars=lambda *_: "要由书记来打印")
    at.modules = (replace(PEOPLE, commands=(VISIT, barred)),)
    panel = show(DetailPanel(at), 340, 640)
    panel.show_record(person)
    (action,) = button(panel, "更多").menu().actions()

    assert (action.isEnabled(), action.toolTip()) == (False, "要由书记来打印")


def test_beside_several_steps_changing_is_a_picture(at: Desk, person: Person, show) -> None:
    panel = show(DetailPanel(at, Glance(most=2)), 340, 640)
    panel.show_record(person)

    assert isinstance(button(panel, "修改"), QToolButton)


def test_who_may_edit_is_offered_to(panel: DetailPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.edit_asked):
        button(panel, "修改").click()


def test_who_may_only_read_is_not(desk_of, person: Person, show) -> None:
    guest = desk_of(READER, PEOPLE)
    other = show(DetailPanel(guest), 340, 640)
    other.show_record(guest.store.get(Person, person.uid))

    assert other.findChildren(QPushButton) == []


def test_nothing_chosen_says_what_to_do(panel: DetailPanel) -> None:
    panel.show_record(None)
    QApplication.processEvents()

    assert words(panel) == ["还没有选中", "在表里选一行，这里显示它的详细内容。"]


def test_covered_nothing_is_told(panel: DetailPanel, at: Desk) -> None:
    at.covered = True
    panel.show_record(panel.record)
    QApplication.processEvents()

    assert words(panel) == ["已遮挡", "按 F9 恢复显示"]


def test_a_record_without_a_module_has_no_commands(at: Desk, panel: DetailPanel) -> None:
    (note,) = keep(at, Note(text="示例"))

    panel.show_record(note)
    QApplication.processEvents()

    assert [one.accessibleName() for one in panel.findChildren(QPushButton) if one.isVisible()] == ["修改"]


@pytest.mark.parametrize("size", ["medium", "largest"])
@pytest.mark.parametrize("tab", [0, 1, 2])
def test_nothing_is_cut(panel: DetailPanel, size: str, tab: int) -> None:
    theme.show(size=size)
    panel.resize(theme.px(PANEL_WIDTH), panel.height())
    panel._tabs.setCurrentIndex(tab)
    QApplication.processEvents()
    QApplication.processEvents()

    assert findings(panel) == []


def test_a_slice_says_in_which_order_the_panel_tells(at: Desk, person: Person, show) -> None:
    glance = Glance(
        facts=lambda _: ["76 岁", "户主"],
        ahead=lambda _: label("便签"),
        first=("phone",),
        aside=lambda _: label("同户"),
    )
    made = show(DetailPanel(at, glance), 340, 640)
    made.show_record(person)
    QApplication.processEvents()
    told = words(made)
    places = [
        told.index(word) for word in ("76 岁 · 户主", "便签", "139****1234", "同户", "出生日期" if "出生日期" in told else "女")
    ]

    assert places[0] < min(places[1:])
    tops = {one.text(): one.mapTo(made, one.rect().topLeft()).y() for one in made.findChildren(QLabel) if one.isVisible()}
    assert tops["便签"] < tops["139****1234"] < tops["同户"] < tops["女"]


def test_what_is_about_somebody_is_titled_with_the_name_and_says_its_own_first_field_below(at: Desk, show) -> None:
    (who,) = keep(at, anna(name="王示例"))
    (house,) = keep(at, House(address="示例路1号"))
    made = show(DetailPanel(at, Glance(whose=lambda _: who)), 340, 640)
    made.show_record(house)

    assert (made.head.title.text(), made.head.avatar.isVisible(), "示例路1号" in words(made)) == ("王示例", True, True)


def test_only_people_have_a_mark_with_their_initial(at: Desk, panel: DetailPanel) -> None:
    before = panel.head.avatar.isVisible()
    panel.show_record(next(at.store.find(House)))

    assert (before, panel.head.avatar.isVisible()) == (True, False)


def test_of_many_the_panel_says_how_many(panel: DetailPanel) -> None:
    panel.show_many("选中 2,800 人")

    assert "选中 2,800 人" in words(panel)
    assert panel.record is None
    assert not panel._foot.isVisible()


def test_after_many_one_is_told_of_again(panel: DetailPanel, person: Person) -> None:
    panel.show_many("选中 2 人")
    panel.show_record(person)

    assert panel.head.title.text() == person.title()
