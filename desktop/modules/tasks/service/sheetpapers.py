"""A week or month sheet on paper: the words for its Word template, the same as a page to print, the rows of its Excel file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.formats.workbook import Sheet as Tab
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules.sheets import Sheet, figures, numbers, parts
from desktop.modules.tasks.rules.summaries import WEEK, timeliness
from desktop.work.leaflet import CAPTION, PAIR, ROW, SIGN, TITLE, Leaflet, Line

SIGNED = "书记（签名）：　　　　　　本人（签名）：　　　　　　　年　　月　　日"
_HEADS = ("类别", "项目", "本月", "今年累计")
_COLUMNS = (("类别", 8), ("任务", 36), ("截止日期", 12), ("提交日期", 12), ("情况", 16), ("评分", 6))
_SIZE = 12.0
_OWN = {"story": "值得讲的一件事", "problems": "需书记协调", "words": "书记评语"}
_TASKS = ("done", "doing", "late", "ahead")
_ROOM = "\n\n"
"""Where nothing was typed, there is room to write by hand."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading of a column and its width in characters."""

    label: str
    width: int


def template_words(sheet: Sheet, area: str) -> dict[str, Any]:
    """What 周小结.docx and 月报.docx ask for: shown texts and lists of them."""
    said = {part.name: list(part.lines) for part in parts(sheet)}
    heads = {f"{part.name}_label": part.label for part in parts(sheet)}
    plain = {"area": area, "name": sheet.name, "mentor": sheet.mentor, "when": sheet.when, "figures": figures(sheet.marks)}
    rows = [dict(zip(("group", "label", "now", "year"), row, strict=True)) for row in numbers(sheet)]
    return {**heads, **said, **plain, "rows": rows, **_own_words(sheet)}


def page(sheet: Sheet, area: str) -> Leaflet:
    """The sheet as it is printed: a form with a row for each part, the words of the secretary last, and room to sign."""
    mentor = f"　带教人 {sheet.mentor}" if sheet.mentor else ""
    lines = [Line(TITLE, sheet.kind), Line(CAPTION, f"{area}　{sheet.name}{mentor}　{sheet.when}")]
    table = numbers(sheet)
    if table:
        lines += [Line(ROW, "\t".join(row)) for row in (_HEADS, *table)]
        lines.append(Line(CAPTION, ""))
    lines += [Line(PAIR, part.text, part.label) for part in parts(sheet) if part.lines or sheet.span == WEEK]
    own = _own_words(sheet)
    lines += [Line(PAIR, own[name] or (_ROOM if name == "words" else "无"), label) for name, label in _OWN.items()]
    lines.append(Line(SIGN, SIGNED))
    return Leaflet(sheet.kind, (tuple(lines),), _SIZE)


def workbook_tabs(sheet: Sheet, area: str) -> list[Tab]:
    """The sheets of its Excel file: the numbers of a month, the tasks one a row, the rest part by part."""
    title = f"{area} {sheet.title}".strip()
    tabs = []
    if sheet.lines:
        tabs.append(Tab("数字", title, [Heading(one, 14) for one in _HEADS], numbers(sheet)))
    tabs.append(Tab("任务", title, [Heading(*one) for one in _COLUMNS], list(_tasks(sheet))))
    tabs.append(Tab("小结", title, [Heading("项目", 16), Heading("内容", 60)], list(_lines(sheet)), SIGNED))
    return tabs


def _own_words(sheet: Sheet) -> dict[str, str]:
    return {"story": sheet.story, "problems": sheet.problems, "words": sheet.comment}


def _lines(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What is not told task by task, a row for each line: Excel makes no row higher for what stands in it."""
    own = _own_words(sheet)
    said = [(part.label, part.lines) for part in parts(sheet) if part.name not in _TASKS]
    said += [(label, tuple(own[name].split("\n"))) for name, label in _OWN.items()]
    for label, found in said:
        for place, one in enumerate(found or ("",)):
            yield label if place == 0 else "", one


def _tasks(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    found = sheet.tasks
    for label, tasks in (("做了", found.done), ("逾期", found.late), ("在做", found.doing), ("接下来", found.ahead)):
        for task in tasks:
            yield label, task.subject or "", *_days(task), _how(label, task, sheet), str(task.score or "")


def _days(task: Task) -> tuple[str, str]:
    return (task.due.isoformat() if task.due else "", task.handed_on.isoformat() if task.handed_on else "")


def _how(label: str, task: Task, sheet: Sheet) -> str:
    if label == "做了":
        return timeliness(task)
    if label == "逾期" and task.due:
        return f"晚 {(sheet.day - task.due).days} 天"
    return task.fields["status"].kind.show(task.status)
