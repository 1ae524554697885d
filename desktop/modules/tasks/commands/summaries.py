"""Offers about the week and the month sheet: to go to one, to print it, to write it as a Word or an Excel file."""

from __future__ import annotations

from datetime import date
from functools import partial

from desktop.base.progress import Progress
from desktop.formats import workbook
from desktop.modules.tasks.rules.sheets import Sheet
from desktop.modules.tasks.rules.summaries import MONTH, WEEK
from desktop.modules.tasks.service.sheetpapers import page, template_words, workbook_tabs
from desktop.modules.team.records import Member
from desktop.modules.team.rules.roles import WORKERS
from desktop.work.ask import FileKind
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.paper import WORD, print_paper, render_paper, write_paper

EXCEL = FileKind("Excel 表格", ("xlsx",))
_MENU = "任务"


def place(span: str, member: str = "", day: date | None = None) -> str:
    """What `desk.go("tasks", …)` names to show a week or a month.

    Args:
        member: uid of whose it is; blank = of whoever waits for words.
        day: any day of it; None = the one that lasts.
    """
    return f"{span}:{member}:{day.isoformat() if day else ''}"


def print_sheet(desk: Desk, sheet: Sheet, member: Member) -> None:
    """Show it as it will be printed, with the way to the same as a Word document."""
    area = desk.area.name or ""

    def write() -> None:
        path = desk.ask.save_file(f"保存{sheet.kind}", f"{sheet.title}.docx", WORD)
        if path is not None:
            render_paper(desk, sheet.kind, template_words(sheet, area), path)

    noted = desk.do(print_paper, sheet.title, (member,))
    noted.then(lambda _: desk.ask.show_paper(sheet.title, page(sheet, area), write))


def write_document(desk: Desk, sheet: Sheet, member: Member) -> None:
    """Write it as a Word document where the person says."""
    write_paper(desk, sheet.kind, template_words(sheet, desk.area.name or ""), sheet.title, (member,))


def write_workbook(desk: Desk, sheet: Sheet, member: Member) -> None:
    """Write it as an Excel file where the person says."""
    path = desk.ask.save_file(f"保存{sheet.kind}", f"{sheet.title}.xlsx", EXCEL)
    if path is None:
        return
    tabs = workbook_tabs(sheet, desk.area.name or "")

    def write(progress: Progress) -> None:
        workbook.write_sheets(path, tabs, progress)

    def start(_: None) -> None:
        desk.jobs.start(f"生成{sheet.kind}", write, lambda _: desk.ask.tell(f"已保存 {path.name}"), desk.ask.refuse)

    desk.do(print_paper, sheet.title, (member,)).then(start)


def _go(span: str, desk: Desk) -> None:
    desk.go("tasks", place(span))


def _go_to(span: str, desk: Desk) -> None:
    (member,) = desk.selected
    desk.go("tasks", place(span, member.uid))


def _works(member: Member) -> bool:
    return member.until is None and member.role in WORKERS


_ON, _ONE = Member.table, Needs.ONE
SUMMARIES = (
    Command("tasks.week", "周小结", partial(_go, WEEK), menu=_MENU, key="Ctrl+Shift+W", icon="notebook"),
    Command("tasks.month", "月报", partial(_go, MONTH), menu=_MENU, icon="list-check"),
    Command("tasks.week_of", "周小结", partial(_go_to, WEEK), icon="notebook", on=_ON, needs=_ONE, applies=_works),
    Command("tasks.month_of", "月报", partial(_go_to, MONTH), icon="list-check", on=_ON, needs=_ONE, applies=_works),
)
