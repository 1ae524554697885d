"""The templates about residents: notices and agreements from their texts, a person's own file, labels, registration cards.

Words they ask for: see templates.py.
"""

from __future__ import annotations

from build_scripts.word import Margins, cell, package, page_number, para, row, steer, steer_rows, table
from desktop.work.leaflet import CASE, HEADING, SIGN, TITLE, lines_of, open_words

_OFFICIAL = Margins(top=30, right=26, bottom=30, left=28)
_STYLES = {TITLE: "分页标题", HEADING: "一级标题", SIGN: "签名"}
_PAIR = (40, 156)
_LABELS = (97, 194)


def text(name: str) -> bytes:
    """A shipped text, one copy after another, each on pages of its own."""
    body = [steer("for c in copies")]
    for line in lines_of(name):
        words = open_words(line.text, "{{ c.%s or '＿＿＿＿＿＿' }}")
        made = para(_STYLES.get(line.style, "正文缩进"), words)
        body += [steer("if c.case"), made, steer("endif")] if line.style == CASE else [made]
    return package(_OFFICIAL, *body, steer("endfor"), foot=page_number())


def own_file() -> bytes:
    """本人信息单: chapter by chapter, a label and its words a line."""
    lines = table(
        _PAIR,
        steer_rows(_PAIR, "for it in chapter.lines"),
        row(_PAIR, 8, cell(_PAIR[0], "表格左", "{{ it.label }}"), cell(_PAIR[1], "表格左", "{{ it.text }}")),
        steer_rows(_PAIR, "endfor"),
    )
    return package(
        _OFFICIAL,
        para("公文标题", "本人信息单"),
        para("文号", "{{ area }}　{{ day }}　{{ name }}"),
        steer("for chapter in chapters"),
        para("一级标题", "{{ chapter.title }}"),
        lines,
        para("留空"),
        steer("endfor"),
        para("签名", "本人收到（签名）：　　　　　　　　　日期：　　　　年　　月　　日"),
        foot=page_number(),
    )


def labels() -> bytes:
    """标签: two beside one another, seven rows a page."""
    pair = (cell(_LABELS[0], "表格左", "{{ it.left }}"), cell(_LABELS[1], "表格左", "{{ it.right }}"))
    grid = table(_LABELS, steer_rows(_LABELS, "for it in rows"), row(_LABELS, 40, *pair), steer_rows(_LABELS, "endfor"))
    return package(Margins(top=8, right=8, bottom=8, left=8), grid)


def cards() -> bytes:
    """登记卡: one a person, two a page."""
    lines = table(
        _PAIR,
        steer_rows(_PAIR, "for it in c.lines"),
        row(_PAIR, 9, cell(_PAIR[0], "表格", "{{ it.label }}"), cell(_PAIR[1], "表格左", "{{ it.text }}")),
        steer_rows(_PAIR, "endfor"),
    )
    return package(
        Margins(top=12, right=26, bottom=12, left=28),
        steer("for c in cards"),
        steer("if c.breaks"),
        para("登记表标题", "居民登记卡"),
        steer("else"),
        para("公文标题", "居民登记卡"),
        steer("endif"),
        lines,
        para("留空"),
        steer("endfor"),
    )
