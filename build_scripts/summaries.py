"""The templates 周小结 and 月报: a form of one sheet, a row for each part, the words of the secretary and two signatures last.

Words they ask for: see templates.py. Sizes after GB/T 9704-2012 where a form of one sheet allows: title 2号, table 小四.
"""

from __future__ import annotations

from build_scripts.word import Cell, Margins, cell, package, page_number, para, row, steer, steer_rows, table

_MARGINS = Margins(top=28, right=26, bottom=26, left=28)
_EDGES = (30, 156)
_NUMBERS = (34, 84, 120, 156)
_LOW, _ROOM = 9, 26
_WEEK = (("做了", "done"), ("在做", "doing"), ("逾期", "late"), ("下周要做", "ahead"))
_MONTH = (("在做", "doing"), ("逾期", "late"), ("下月要做", "ahead"))
_SIGNED = "书记（签名）：　　　　　　　本人（签名）：　　　　　　　　年　　月　　日"


def week() -> bytes:
    """周小结: what was done, what is at work, what is late, what is next; visits, what was learned."""
    tasks = [_counted(label, word) for label, word in _WEEK]
    return package(
        _MARGINS,
        *_head("周小结"),
        table(
            _EDGES,
            tasks[0],
            _row("数　字", cell(_EDGES[1], "表格左", "{{ figures or '无' }}")),
            *tasks[1:],
            _listed("走　访", "visits"),
            _listed("诉　求", "demands"),
            *_ending(),
        ),
        para("留空"),
        para("留空"),
        para("表格左", _SIGNED),
        foot=page_number(),
    )


def month() -> bytes:
    """月报: the numbers of the month and of the year, then what no number says."""
    names = ("类别", "项目", "本月", "今年累计")
    words = ("{{ it.group }}", "{{ it.label }}", "{{ it.now }}", "{{ it.year }}")
    styles = ("填写中", "填写", "填写中", "填写中")
    heads = (cell(edge, "名单表头", name) for edge, name in zip(_NUMBERS, names, strict=True))
    cells = (cell(edge, style, word) for edge, style, word in zip(_NUMBERS, styles, words, strict=True))
    return package(
        _MARGINS,
        *_head("月报"),
        table(
            _NUMBERS,
            row(_NUMBERS, 7, *heads, repeats=True),
            steer_rows(_NUMBERS, "for it in rows"),
            row(_NUMBERS, 6, *cells),
            steer_rows(_NUMBERS, "endfor"),
        ),
        para("留空"),
        table(_EDGES, *(_counted(label, word) for label, word in _MONTH), *_ending()),
        para("留空"),
        para("留空"),
        para("表格左", _SIGNED),
        foot=page_number(),
    )


def _head(title: str) -> tuple[str, ...]:
    mentor = "{% if mentor %}　带教人 {{ mentor }}{% endif %}"
    return (
        para("公文标题", title),
        para("表格", "{{ area }}　{{ name }}" + mentor + "　{{ when }}"),
        para("留空"),
    )


def _ending() -> tuple[str, ...]:
    """The rows both have: what was learned, one thing worth telling, what the secretary has to see to, and their words."""
    return (
        _listed("学会了", "grown"),
        _listed("心　得", "learned"),
        _row("值得讲的\n一件事", cell(_EDGES[1], "表格左", "{{ story|paragraphs }}"), 14),
        _row("需书记\n协　调", cell(_EDGES[1], "表格左", "{{ problems|paragraphs }}")),
        _row("书记评语", cell(_EDGES[1], "表格左", "{{ words|paragraphs }}", top=True), _ROOM),
    )


def _counted(label: str, words: str) -> str:
    """The same, with how many there are beside the label where that was told."""
    return _listed("{{ " + words + "_label or '" + label + "' }}", words)


def _listed(label: str, words: str) -> str:
    """A row with a paragraph for each line, or 无."""
    lines = (*(steer(f"for it in {words}"), para("表格左", "{{ it }}"), steer("else"), para("表格左", "无"), steer("endfor")),)
    return _row(label, Cell(_EDGES[1], "".join(lines)))


def _row(label: str, content: Cell, height: float = _LOW) -> str:
    return row(_EDGES, height, cell(_EDGES[0], "表头", *label.split("\n")), content)
