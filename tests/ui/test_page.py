from __future__ import annotations

from dataclasses import replace

import pytest
from desks import Note, anna, keep
from kernel import OWNER, READER, Person
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.model.record import Record
from desktop.store.query import Query
from desktop.ui import theme
from desktop.ui.labels import label
from desktop.ui.listcard import ListCard
from desktop.ui.page import RecordPage, Slots
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.keep import keep_new
from desktop.work.module import Module

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, drawn offscreen
NAMES = ("王示例", "单示例", "李示例")
CTRL = Qt.KeyboardModifier.ControlModifier


def _visit(desk: Desk) -> None:
    desk.ask.tell(f"记走访：{'、'.join(record.title() for record in desk.selected)}")


VISIT = Command("people.visit", "记走访", _visit, keep_new, icon="notebook", on="person", needs=Needs.SOME)
PEOPLE = Module("people", "人员", "users", (Person, Note), (VISIT,), page=lambda _: QWidget())


ROOMY = 1500
"""Px in which all columns of the sample people stand beside the panel."""


def seated(page: RecordPage) -> RecordPage:
    """Let every change reach the page, as the window does."""
    page._desk.file.listeners.append(page.refresh)
    return page


@pytest.fixture
def people(desk: Desk) -> list[Person]:
    return keep(desk, *(anna(name=name, id_number=None) for name in NAMES))


@pytest.fixture
def at(desk_of) -> Desk:
    return desk_of(OWNER, PEOPLE)


@pytest.fixture
def page(at: Desk, people: list[Person], show, qtbot: QtBot) -> RecordPage:
    made = seated(show(RecordPage(at, Person, Slots(title="人员")), ROOMY, 685))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def write(page: RecordPage, **words: str) -> None:
    for name, text in words.items():
        page.form.form._rows[name].editor.write(text)


def names(card: ListCard) -> list[str]:
    return [card.table.cells(row)[0] for row in range(card.table.rowCount())]


def test_the_first_row_is_told_at_once(page: RecordPage, at: Desk) -> None:
    assert (page.detail.record.name, [one.name for one in at.selected]) == ("王示例", ["王示例"])


def test_rows_are_on_the_screen_before_what_tells_of_one(at: Desk, show, qtbot: QtBot) -> None:
    page = seated(show(RecordPage(at, Person, Slots(title="人员")), 1190, 685))

    keep(at, anna(name="王示例", id_number=None))

    assert (names(page.list), page.detail.record, page.status) == (["王示例"], None, "共 1 人 · 选中 1")
    qtbot.waitUntil(lambda: page.detail.record is not None)


def test_the_panel_follows_the_cursor(page: RecordPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list.grid, Qt.Key.Key_Down)

    assert page.detail.record.name == "单示例"


def test_commands_act_on_all_that_is_selected(page: RecordPage, at: Desk) -> None:
    page.list.grid.selectAll()

    assert [one.name for one in at.selected] == list(NAMES)


def test_the_foot_says_how_many_there_are(page: RecordPage) -> None:
    page.list.grid.selectAll()

    assert page.status == "共 3 人 · 选中 3 · 年龄 合计 228，平均 76.0"


def test_enter_opens_the_form_of_the_row(page: RecordPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list.grid, Qt.Key.Key_Return)

    assert (page.form.isVisible(), page.form.form.before.name) == (True, "王示例")


def test_f2_does_the_same(page: RecordPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list.grid, Qt.Key.Key_F2)

    assert page.form.isVisible()


def test_esc_goes_back_to_the_table(page: RecordPage, qtbot: QtBot) -> None:
    page.new()

    qtbot.keyClick(page.form.form._rows["name"].editor.input, Qt.Key.Key_Escape)

    assert (page.list.isVisible(), page.list.grid.hasFocus()) == (True, True)


def test_while_a_form_is_open_commands_have_nothing_to_act_on(page: RecordPage) -> None:
    page.new()

    assert page.selected == ()


def test_a_new_record_is_kept_and_selected(page: RecordPage, at: Desk) -> None:
    page.new()
    write(page, name="新示例", age="30")

    page.form.save.click()

    assert ([one.name for one in page.selected], at.ask.told, page.list.isVisible()) == (["新示例"], ["已登记新示例"], True)


def test_saving_and_going_on_leaves_a_blank_form(page: RecordPage, at: Desk) -> None:
    page.new()
    write(page, name="新示例")

    page.form.another.click()

    assert (at.store.count(Person), page.form.isVisible(), page.form.form.draft()) == (4, True, {})


def test_a_change_is_kept_and_shown(page: RecordPage, at: Desk, people: list[Person]) -> None:
    page.edit(people[1])
    write(page, age="77")

    page.form.save.click()

    assert (at.store.get(Person, people[1].uid).age, page.detail.record.uid) == (77, people[1].uid)


def test_what_is_refused_stays_in_the_form(page: RecordPage, at: Desk, people: list[Person]) -> None:
    page.edit(people[1])
    write(page, note="卡 6222021234567890128")
    page.form.form.submitted.emit(people[1], page.form.form.current())

    assert at.ask.refused == []
    assert (page.form.refusal.text, page.form.isVisible(), page.form.save.isEnabled()) == (
        "“备注”里有银行卡号，小巷不存银行卡号，还没有保存",
        True,
        True,
    )


def test_deleting_puts_away_and_can_be_taken_back(page: RecordPage, at: Desk) -> None:
    page.put_away()
    after = names(page.list)

    at.undo_last()

    assert (after, sorted(names(page.list))) == (["单示例", "李示例"], sorted(NAMES))


def test_what_was_put_away_comes_back_from_the_bin(page: RecordPage, at: Desk) -> None:
    page.put_away()
    page.list.bin_button.click()

    page.list.restore_button.click()

    assert (at.store.count(Person), at.store.count(Person, Query(binned=True))) == (3, 0)


def test_in_the_bin_commands_have_nothing_to_act_on(page: RecordPage) -> None:
    page.put_away()
    page.list.bin_button.click()

    assert page.selected == ()


def test_what_others_write_appears(page: RecordPage, at: Desk) -> None:
    keep(at, anna(name="别人", id_number=None))

    assert "别人" in names(page.list)


def test_a_record_asked_for_from_elsewhere_is_shown_even_when_filtered_out(page: RecordPage, people: list[Person]) -> None:
    page.list.search.setText("李示例")
    page.list.ask()

    page.show_record(people[0].uid)

    assert (page.detail.record.name, page.list.search.text()) == ("王示例", "")


def test_ctrl_backslash_gives_the_room_to_the_table(page: RecordPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list.grid, Qt.Key.Key_Backslash, CTRL)
    gone = page.detail.isVisible()
    qtbot.keyClick(page.list.grid, Qt.Key.Key_Backslash, CTRL)

    assert (gone, page.detail.isVisible()) == (False, True)


def test_where_there_is_little_room_the_table_has_it(at: Desk, people: list[Person], show) -> None:
    theme.show(size="largest")

    assert not show(RecordPage(at, Person), 1134, 685).detail.isVisible()


def test_half_typed_words_survive_locking(page: RecordPage, at: Desk, show) -> None:
    page.new()
    write(page, name="新示例")
    draft = page.draft()

    other = show(RecordPage(at, Person))
    other.restore(draft)

    assert (other.form.isVisible(), other.form.form.draft()) == (True, {"name": "新示例"})


def test_nothing_typed_is_no_draft(page: RecordPage) -> None:
    assert page.draft() == {}


def test_covered_no_name_is_on_the_page(page: RecordPage, at: Desk) -> None:
    at.covered = True

    page.cover()

    assert (names(page.list), page.detail.head.title.text()) == (["•••"] * 3, "已遮挡")


def test_covered_no_form_is_open(page: RecordPage, at: Desk, people: list[Person]) -> None:
    page.edit(people[0])
    at.covered = True

    page.cover()

    assert page.list.isVisible()


def test_ctrl_f_of_the_window_goes_to_the_search_line(page: RecordPage) -> None:
    page.seek()

    assert page.list.search.hasFocus()


def test_a_reader_sees_and_changes_nothing(desk_of, people: list[Person], show, qtbot: QtBot) -> None:
    guest = desk_of(READER, PEOPLE)
    page = seated(show(RecordPage(guest, Person), ROOMY, 685))

    page.edit(next(guest.store.find(Person)))
    page.put_away()

    assert (page.list.isVisible(), len(guest.ask.refused), guest.store.count(Person)) == (True, 1, 3)


def test_what_a_reader_may_not_do_is_grey(desk_of, people: list[Person], show) -> None:
    page = show(RecordPage(desk_of(READER, PEOPLE), Person), 1190, 685)

    assert {one.accessibleName(): one.isEnabled() for one in page.head.findChildren(QPushButton)} == {
        "导出": False,
        "打印": False,
        "登记人": False,
    }


def test_what_is_seen_is_exported(page: RecordPage, at: Desk, tmp_path) -> None:
    at.ask.answers = [0, tmp_path / "人员.xlsx"]

    page.export()

    assert at.ask.told == ["已导出到 人员.xlsx"]


def test_the_context_menu_knows_page_and_slices(page: RecordPage) -> None:
    page._show_menu(QPoint(10, 10))
    menu = page.findChild(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)

    words = [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert words == ["打开", "复制", "复制（带表头）", "记走访", "删除"]
    menu.close()


def test_too_many_for_one_command_is_said(page: RecordPage, at: Desk) -> None:
    page.list.grid.too_many.emit(12_000)

    assert at.ask.told == ["这里有 12,000 人，一次最多选 5,000 人。先筛选，或用“导出”"]


def test_slots_come_in_where_they_belong(at: Desk, people: list[Person], show) -> None:
    slots = Slots(
        above=lambda _: label("视图"), aside=lambda record: label(f"同户：{record.title()}"), fresh=lambda: Person(age=1)
    )
    page = show(RecordPage(at, Person, slots), 1190, 685)
    page.new()

    texts = {one.text() for one in page.findChildren(type(label()))}
    assert ({"视图", "同户：王示例"} <= texts, page.form.form.before.age) == (True, 1)


def test_an_empty_page_offers_the_first_step(at: Desk, show) -> None:
    page = show(RecordPage(at, Note), 1190, 685)

    assert "登记记事" in [one.accessibleName() for one in page.list.findChildren(QPushButton) if one.isVisible()]


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
@pytest.mark.parametrize("kind", [Person, Note])
def test_nothing_is_cut_on_the_smallest_screen(at: Desk, people: list[Person], show, size: str, kind: type[Record]) -> None:
    theme.show(size=size)
    keep(at, Note(text="楼上漏水", about=people[0].uid))
    page = show(RecordPage(at, kind), 1366 - theme.SIZES[size].nav, 685)
    QApplication.processEvents()
    QApplication.processEvents()

    assert (findings(page), page.width() <= 1366 - theme.SIZES[size].nav) == ([], True)


def filled(page: RecordPage) -> list[str]:
    return [
        one.accessibleName() for one in page.findChildren(QPushButton) if one.isVisible() and one.property("kind") == "primary"
    ]


def test_an_empty_page_has_one_filled_button_and_a_full_one_too(at: Desk, show, qtbot: QtBot) -> None:
    page = seated(show(RecordPage(at, Person), ROOMY, 685))
    empty = filled(page)
    keep(at, anna())
    page.list.ask()

    assert (empty, filled(page)) == (["登记人"], ["登记人"])
    assert not page.list.is_empty


def test_what_ends_the_emptiness_may_be_louder_than_one_new_record(at: Desk, show) -> None:
    new = Command("people.new", "登记人", lambda _: None, icon="plus", primary=True)
    take = Command("people.take", "导入名册", lambda _: None, icon="file-import")
    page = show(RecordPage(at, Person, Slots(commands=(new, take), begin=take)), ROOMY, 685)

    assert filled(page) == ["导入名册"]


def test_in_the_bin_nothing_is_offered_but_to_bring_back(page: RecordPage, people: list[Person], qtbot: QtBot) -> None:
    page.list.bin_button.click()
    nothing = page.list.restore_button.isEnabled()
    page.list.bin_button.click()
    page.list.grid.choose(people[0].uid)
    page.put_away()
    page.list.bin_button.click()
    qtbot.waitUntil(lambda: page.detail.record is not None)

    offered = [one.accessibleName() for one in page.detail.findChildren(QPushButton) if one.isVisible()]
    assert (nothing, page.list.restore_button.isEnabled(), offered) == (False, True, [])


def test_what_is_about_the_table_goes_while_a_form_stands_in_its_place(page: RecordPage) -> None:
    page.new()
    away = (page.head.isVisible(), page.views.isVisible())
    page.form.close_form()

    assert (away, page.head.isVisible()) == ((False, False), True)


def test_while_several_rows_are_chosen_no_single_one_is_told_of(page: RecordPage) -> None:
    page.list.grid.selectAll()

    assert (page.detail.record, page.detail.head.title.text()) == (None, "选中 3 人")


def test_uncovered_the_panel_says_again_how_many(page: RecordPage, at: Desk) -> None:
    page.list.grid.selectAll()
    for covered in (True, False):
        at.covered = covered
        page.cover()

    assert page.detail.head.title.text() == "选中 3 人"


def test_who_pressed_a_step_in_the_panel_is_on_the_row_again_when_it_is_done(
    page: RecordPage, at: Desk, people: list[Person], qtbot: QtBot
) -> None:
    step = next(one for one in page.detail._acts.findChildren(QPushButton) if "记走访" in one.text())
    step.setFocus()

    with at.file.unit("改", at.actor) as unit:
        unit.change(people[0], replace(people[0], note="改过"))  # the buttons of the panel are made anew

    qtbot.waitUntil(page.list.grid.hasFocus)


def test_who_stands_elsewhere_stays_there(page: RecordPage, at: Desk, people: list[Person]) -> None:
    page.list.search.setFocus()

    with at.file.unit("改", at.actor) as unit:
        unit.change(people[0], replace(people[0], note="改过"))

    assert page.list.search.hasFocus()
