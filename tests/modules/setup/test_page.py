from __future__ import annotations

import pytest
from office import Office, as_role, done, keep
from PySide6.QtWidgets import QPushButton
from ui import conftest as looks

from desktop.modules.residents.records import Resident
from desktop.modules.setup.page import Backups, Bin, Letters, Log, People, Sample
from desktop.modules.setup.service import back_up
from desktop.modules.visits.records import Visit
from desktop.ui import theme
from desktop.work.desk import Desk
from desktop.work.keep import put_away
from desktop.work.records import Account

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show


def cells(table) -> list[list[str]]:
    model = table.model()
    return [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_backups_are_listed_with_what_they_hold(qapp, desk: Desk) -> None:
    keep(desk, Resident(name="张三"))
    back_up(desk.file)

    page = Backups(desk)

    assert cells(page.table)[0][:2] == ["2026-08-28 09:00", "1"]


def test_a_backup_made_meanwhile_is_listed_when_the_page_is_shown(show, desk: Desk) -> None:
    page = Backups(desk)
    back_up(desk.file)

    show(page)

    assert len(cells(page.table)) == 1


@pytest.fixture
def binned(qapp, desk: Desk) -> Bin:
    done(desk, put_away, (keep(desk, Resident(name="张三")),))
    made = Bin(desk)
    desk.file.listeners.append(made.refresh)
    return made


def test_the_bin_says_what_was_put_away_when_and_by_whom(binned: Bin) -> None:
    assert cells(binned.table) == [["居民", "张三", "2026-08-28 09:00", "示例书记"]]


def test_a_deleted_call_is_told_by_whom_it_was_about(qapp, desk: Desk) -> None:
    person = keep(desk, Resident(name="张三"))
    call = keep(desk, Visit(at=desk.clock.now_ms(), method="visit", resident=person.uid))
    done(desk, put_away, (call,))

    page = Bin(desk)

    assert cells(page.table)[0][:2] == ["走访", "张三　2026-08-28 09:00"]


def test_every_letter_size_is_seen_before_it_is_chosen(show, desk: Desk) -> None:
    page = show(Letters(desk))

    assert [one.height() for one in page.findChildren(Sample)] == [28, 32, 38, 42]


def test_one_letter_size_is_in_force(show, desk: Desk) -> None:
    page = show(Letters(desk))
    page.sizes["large"].click()

    assert [code for code, one in page.sizes.items() if one.isChecked()] == ["large"]


def test_what_was_put_away_is_brought_back(desk: Desk, binned: Bin) -> None:
    binned.table.selectRow(0)

    binned.back.click()

    assert [one.name for one in desk.store.find(Resident)] == ["张三"]
    assert cells(binned.table) == []


def test_who_may_not_edit_cannot_bring_back(office: Office, desk: Desk, binned: Bin) -> None:
    theirs = Bin(office.desk(as_role(desk, "reader")))

    theirs.table.selectRow(0)

    assert not theirs.back.isEnabled()


def test_the_log_can_be_narrowed_to_one_person(qapp, office: Office, desk: Desk) -> None:
    keep(office.desk(as_role(desk, "assistant", "示例助手甲")), Resident(name="张三"))
    log = Log(desk)

    log.who.setCurrentText("示例助手甲")

    tree = log.steps.tree
    rows = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    assert {row.text(1) for row in rows if not row.isHidden()} == {"示例助手甲"}


def test_a_letter_size_is_in_force_at_once_and_kept_for_the_person(qapp, desk: Desk) -> None:
    page = Letters(desk)

    page.sizes["large"].click()

    assert (theme.LOOK.size, desk.account.letters) == ("large", "large")


def test_the_page_follows_a_size_chosen_elsewhere(qapp, desk: Desk) -> None:
    page = Letters(desk)

    theme.show(size="largest")

    assert page.sizes["largest"].isChecked()


def test_colours_are_in_force_at_once(qapp, desk: Desk) -> None:
    Letters(desk).colours["green"].click()

    assert theme.LOOK.colouring == "green"


def test_nobody_is_stopped_before_somebody_is_chosen(qapp, desk: Desk) -> None:
    keep(desk, Account(name="示例助手甲", role="assistant"))
    page = People(desk)
    stop = next(one for one in page.findChildren(QPushButton) if one.text() == "停用人员")
    before = stop.isEnabled()

    page.list.grid.selectRow(1)

    assert (before, stop.isEnabled()) == (False, True)
