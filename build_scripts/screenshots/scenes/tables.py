"""The page of every slice and what stands behind its tabs: full, empty, nothing found, form, history, bin, paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTabBar

from build_scripts.screenshots.studio import Scene, Studio, search, turn
from build_scripts.stage import Stage, picks, press, widget
from desktop.ui.page import RecordPage


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page: of a slice, behind a tab of it, by the name its pictures have. records: it has a form and a side panel."""

    name: str
    slice_name: str
    tab: str = ""
    records: bool = True


SHELVES = (
    Shelf("today-day", "today", records=False),
    Shelf("residents-people", "residents", "人员"),
    Shelf("residents-households", "residents", "户"),
    Shelf("residents-buildings", "residents", "楼栋", records=False),
    Shelf("residents-homes", "residents", "房屋"),
    Shelf("residents-groups", "residents", "楼组"),
    Shelf("residents-care", "residents", "关爱"),
    Shelf("residents-doubles", "residents", "像同一人", records=False),
    Shelf("residents-consents", "residents", "同意"),
    Shelf("residents-ended", "residents", "到期与停用", records=False),
    Shelf("visits-visits", "visits", "走访记录"),
    Shelf("visits-turns", "visits", "该走访了", records=False),
    Shelf("visits-demands", "visits", "诉求"),
    Shelf("visits-coverage", "visits", "覆盖", records=False),
    Shelf("visits-ledgers", "visits", "台账", records=False),
    Shelf("team-members", "team", "成员"),
    Shelf("team-tenures", "team", "任职"),
    Shelf("team-mentoring", "team", "带教", records=False),
    Shelf("team-trainings", "team", "培训"),
    Shelf("team-numbers", "team", "统计", records=False),
    Shelf("tasks-tasks", "tasks", "任务"),
    Shelf("tasks-templates", "tasks", "模板"),
    Shelf("tasks-recurring", "tasks", "定期"),
    Shelf("meetings-meetings", "meetings", "会议"),
    Shelf("meetings-resolutions", "meetings", "决议"),
    Shelf("elections-elections", "elections", "选举"),
    Shelf("elections-posts", "elections", "职位"),
    Shelf("elections-candidates", "elections", "候选人"),
    Shelf("elections-roll", "elections", "名单", records=False),
    Shelf("exchange-handovers", "exchange", records=False),
    Shelf("setup-people", "setup", "人员与权限", records=False),
    Shelf("setup-backups", "setup", "备份", records=False),
    Shelf("setup-bin", "setup", "回收站", records=False),
    Shelf("setup-log", "setup", "操作记录", records=False),
    Shelf("setup-letters", "setup", "字号", records=False),
)


def _full(shelf: Shelf, studio: Studio) -> None:
    stage = studio.demo
    studio.table(stage, shelf.slice_name, shelf.tab)
    studio.see(stage, shelf.name)


def _empty(shelf: Shelf, studio: Studio) -> None:
    stage = studio.office
    studio.table(stage, shelf.slice_name, shelf.tab)
    studio.see(stage, f"{shelf.name}_empty")


def _nothing(shelf: Shelf, studio: Studio) -> None:
    stage = studio.demo
    page = studio.records(stage, shelf.slice_name, shelf.tab)
    search(stage, page, "没有这样的")
    studio.see(stage, f"{shelf.name}_nothing")
    search(stage, page, "")


def _edit(shelf: Shelf, studio: Studio) -> None:
    stage, page = _first(shelf, studio)
    record = page.list.grid.current()
    assert record is not None, "the demo has one of every kind"
    page.edit(record)
    studio.see(stage, f"{shelf.name}_form")
    page.form.close_form()
    stage.settle()


def _history(shelf: Shelf, studio: Studio) -> None:
    stage, page = _first(shelf, studio)
    was_hidden = page.detail.isHidden()
    if was_hidden:
        page.toggle_panel()
    bar = widget(page.detail, QTabBar)
    for tab, name in (("时间线", "timeline"), ("变更历史", "history")):
        turn(bar, tab)
        studio.see(stage, f"{shelf.name}_{name}")
    turn(bar, "基本信息")
    if was_hidden:
        page.toggle_panel()


def _bin(shelf: Shelf, studio: Studio) -> None:
    stage = studio.demo
    page = studio.records(stage, shelf.slice_name, shelf.tab)
    press(page.list.bin_button)
    studio.see(stage, f"{shelf.name}_bin")
    press(page.list.bin_button)
    stage.settle()


def _filters(studio: Studio) -> None:
    stage = studio.demo
    page = studio.records(stage, "residents", "人员")
    press(page.list.filter_button)
    studio.see(stage, "residents-people_filters")
    press(page.list.filter_button)
    press(page.list.columns_button)
    studio.see(stage, "residents-people_columns")
    stage.tidy()


def _selected(studio: Studio) -> None:
    stage = studio.demo
    page = studio.records(stage, "residents", "人员")
    page.list.grid.selectAll()
    studio.see(stage, "residents-people_all_selected")
    page.list.grid.selectRow(0)
    stage.settle()
    page.list.grid.menu_asked.emit(page.list.grid.mapToGlobal(QPoint(120, 120)))
    studio.see(stage, "residents-people_menu")
    stage.tidy()


def _new(studio: Studio) -> None:
    stage = studio.demo
    page = studio.records(stage, "elections", "职位")
    page.new()
    studio.see(stage, "elections-posts_new")
    press(page.form.save)
    studio.see(stage, "elections-posts_new_problems")
    page.form.close_form()
    stage.settle()


def _paper(studio: Studio) -> None:
    stage = studio.demo
    page = studio.records(stage, "residents", "人员")
    search(stage, page, "示例苑1号1单元")
    stage.do(page.print, picks("遮住"), studio.seen(stage, "residents-people_paper"))
    search(stage, page, "")


def _assistant(slice_name: str, studio: Studio) -> None:
    stage = studio.assistant
    studio.table(stage, slice_name)
    studio.see(stage, f"{slice_name}-assistant")


def _street(studio: Studio) -> None:
    stage = studio.street
    studio.table(stage, "exchange")
    studio.see(stage, "exchange-street")


def _first(shelf: Shelf, studio: Studio) -> tuple[Stage, RecordPage]:
    stage = studio.demo
    page = studio.records(stage, shelf.slice_name, shelf.tab)
    page.list.grid.selectRow(0)
    stage.settle()
    return stage, page


def _scenes() -> Iterator[Scene]:
    for shelf in SHELVES:
        yield Scene(shelf.name, partial(_full, shelf))
        yield Scene(f"{shelf.name}_empty", partial(_empty, shelf))
        if shelf.records:
            for word, play in (("nothing", _nothing), ("form", _edit), ("history", _history), ("bin", _bin)):
                yield Scene(f"{shelf.name}_{word}", partial(play, shelf))
    yield Scene("residents-people_filters", _filters)
    yield Scene("residents-people_selected", _selected)
    yield Scene("elections-posts_new", _new)
    yield Scene("residents-people_paper", _paper)
    for slice_name in ("tasks", "exchange", "setup"):
        yield Scene(f"{slice_name}-assistant", partial(_assistant, slice_name))
    yield Scene("exchange-street", _street)


SCENES = tuple(_scenes())
