"""The few pieces of a .docx file that the shipped templates are made of: styles, paragraphs, fixed tables, the package.

Written as XML and not through python-docx: its model brings 900 KB of styles, an author and a thumbnail along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_FANGSONG, _TITLE, _HEI, _KAI = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"
_ROMAN = "Times New Roman"


@dataclass(frozen=True)
class Style:
    """A paragraph style: font of its Han characters, size and line in points, indents in characters of that size."""

    name: str
    font: str = _FANGSONG
    size: float = 16
    line: float = 28
    align: str = "both"
    first: float = 0
    hanging: float = 0
    before: float = 0
    colour: str = "000000"
    breaks: bool = False
    keeps: bool = False


STYLES = (
    Style("公文标题", _TITLE, 22, 34, "center", keeps=True),
    Style("分页标题", _TITLE, 22, 34, "center", keeps=True, breaks=True),
    Style("文号", _KAI, 16, 28, "center"),
    Style("项目", hanging=4),
    Style("正文缩进", first=2),
    Style("一级标题", _HEI, first=2, keeps=True),
    Style("落款", align="right", keeps=True),
    Style("签名", before=14, keeps=True),
    Style("页码", "宋体", 14, 18, "center"),
    Style("表头", _HEI, 12, 18, "center"),
    Style("表格", size=12, line=18, align="center"),
    Style("表格左", size=12, line=18, align="left"),
    Style("名单表头", _HEI, 11, 16, "center"),
    Style("名单", size=11, line=16, align="center"),
    Style("留空", size=6, line=8, keeps=True),
    Style("登记表标题", _TITLE, 18, 26, "center", breaks=True),
    Style("登记表编号", size=10.5, line=16, align="right"),
    Style("栏名", _HEI, 10.5, 14, "center"),
    Style("栏名小", _HEI, 9, 12, "center"),
    Style("填写", size=10.5, line=14, align="left"),
    Style("填写中", size=10.5, line=14, align="center"),
    Style("填写右", size=10.5, line=18, align="right"),
    Style("号码", size=12, line=16, align="center"),
    Style("提示", size=9, line=12, align="left", colour="7F7F7F"),
    Style("提示中", size=9, line=12, align="center", colour="7F7F7F"),
    Style("间隔", size=1, line=1),
)
"""Named so that a person can find and change them in WPS. Sizes: GB/T 9704-2012, and what a form of one sheet allows."""


@dataclass(frozen=True)
class Cell:
    """One cell: its right edge in mm from the left of the table, its paragraphs as XML, and how it stands."""

    edge: float
    xml: str
    top: bool = False
    merge: str = ""


@dataclass(frozen=True)
class Margins:
    """Of an A4 sheet, in mm."""

    top: float
    right: float
    bottom: float
    left: float


def para(style: str, text: str = "") -> str:
    """A paragraph of one run, so that no mark is ever torn apart."""
    return w("p", w("pPr", w("pStyle", val=style)), w("r", _text(text)))


def steer(text: str) -> str:
    """A paragraph that only steers and leaves no trace: `{%p … %}`."""
    return para("间隔", "{%p " + text + " %}")


def cell(edge: float, style: str, *texts: str, top: bool = False, merge: str = "") -> Cell:
    """A cell whose paragraphs have one style."""
    return Cell(edge, "".join(para(style, text) for text in texts or ("",)), top, merge)


def table(edges: Sequence[float], *rows: str) -> str:
    """A bordered table of fixed columns, centred; `edges` are the right edges of all columns in mm."""
    outer = [w(side, val="single", sz=8, space=0, color="000000") for side in ("top", "left", "bottom", "right")]
    inner = [w(side, val="single", sz=4, space=0, color="000000") for side in ("insideH", "insideV")]
    gaps = w("tblCellMar", *(w(side, w=57, type="dxa") for side in ("left", "right")))
    looks = w("tblBorders", *outer, *inner) + w("tblLayout", type="fixed") + gaps
    grid = w("tblGrid", *(w("gridCol", w=_twips(right - left)) for left, right in pairwise((0, *edges))))
    return w("tbl", w("tblPr", w("tblW", w=_twips(edges[-1]), type="dxa"), w("jc", val="center"), looks), grid, *rows)


def row(edges: Sequence[float], height: float, *cells: Cell, repeats: bool = False) -> str:
    """A row at least so many mm high, never torn between pages; one that repeats heads every page."""
    made = []
    for left, one in zip((0, *(c.edge for c in cells)), cells, strict=False):
        span = w("gridSpan", val=sum(left < edge <= one.edge for edge in edges))
        merge = w("vMerge", val=one.merge) if one.merge else ""
        stands = w("vAlign", val="top" if one.top else "center")
        made.append(w("tc", w("tcPr", w("tcW", w=_twips(one.edge - left), type="dxa"), span, merge, stands), one.xml))
    rule = w("cantSplit") + w("trHeight", val=_twips(height), hRule="atLeast") + (w("tblHeader") if repeats else "")
    return w("tr", w("trPr", rule), *made)


def steer_rows(edges: Sequence[float], text: str) -> str:
    """A row that only steers and leaves no trace: `{%tr … %}`."""
    return row(edges, 1, cell(edges[-1], "间隔", "{%tr " + text + " %}"))


def package(margins: Margins, *body: str, foot: str = "") -> bytes:
    """The .docx file: the same input gives the same bytes, and nothing tells who made it or when."""
    sides = {side: _twips(getattr(margins, side)) for side in ("top", "right", "bottom", "left")}
    page = w("pgMar", **sides, header=_twips(10), footer=_twips(max(margins.bottom - 11, 5)), gutter=0)
    sheet = '<w:footerReference w:type="default" r:id="rId3"/>' + w("pgSz", w=_twips(210), h=_twips(297)) + page
    parts = {
        "[Content_Types].xml": _content_types("document.main", "styles", "settings", "footer"),
        "_rels/.rels": _links(("officeDocument", "word/document.xml")),
        "word/document.xml": _root("document", w("body", *body, w("sectPr", sheet))),
        "word/styles.xml": _root("styles", _DEFAULTS, *map(_style, STYLES)),
        "word/settings.xml": _root("settings", w("characterSpacingControl", val="compressPunctuation"), w("compat", _MODE)),
        "word/footer.xml": _root("ftr", foot or para("间隔")),
        "word/_rels/document.xml.rels": _links(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer.xml")
        ),
    }
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, xml in parts.items():
            made.writestr(
                ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode(), ZIP_DEFLATED
            )
    return out.getvalue()


def page_number() -> str:
    """The foot "— 1 —" of GB/T 9704."""
    marks = [w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    code = w("r", '<w:instrText xml:space="preserve"> PAGE </w:instrText>')
    number = [marks[0], code, marks[1], w("r", _text("1")), marks[2]]
    return w("p", w("pPr", w("pStyle", val="页码")), w("r", _text("— ")), *number, w("r", _text(" —")))


def w(tag: str, *inside: str, **attributes: str | int) -> str:
    """An element of the word processing namespace."""
    named = "".join(f' w:{name}="{value}"' for name, value in attributes.items())
    return f"<w:{tag}{named}>{''.join(inside)}</w:{tag}>" if inside else f"<w:{tag}{named}/>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def _root(tag: str, *inside: str) -> str:
    return f'<w:{tag} xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}">{"".join(inside)}</w:{tag}>'


def _style(style: Style) -> str:
    flow = (w("keepNext") if style.keeps else "") + (w("pageBreakBefore") if style.breaks else "")
    spacing = w("spacing", before=round(style.before * 20), line=round(style.line * 20), lineRule="exact")
    twips = round((style.first or style.hanging) * style.size * 20)
    indent = w("ind", firstLine=twips) if style.first else w("ind", left=twips, hanging=twips)
    size = round(style.size * 2)
    looks = w("rFonts", eastAsia=style.font) + w("color", val=style.colour) + w("sz", val=size) + w("szCs", val=size)
    named = w("name", val=style.name) + w("basedOn", val="Normal") + w("qFormat")
    shape = w("pPr", flow, spacing, indent, w("jc", val=style.align))
    return w("style", named, shape, w("rPr", looks), type="paragraph", customStyle=1, styleId=style.name)


def _content_types(*kinds: str) -> str:
    kept = [f'<Default Extension="rels" ContentType="{_RELS}"/>', '<Default Extension="xml" ContentType="application/xml"/>']
    kept += [f'<Override PartName="/word/{kind.split(".")[0]}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for kind in kinds]
    return f'<Types xmlns="{_PACKAGE}/content-types">{"".join(kept)}</Types>'


def _links(*links: tuple[str, str]) -> str:
    made = [
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(links, 1)
    ]
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(made)}</Relationships>'


_FONTS = w("rFonts", ascii=_ROMAN, hAnsi=_ROMAN, cs=_ROMAN, eastAsia=_FANGSONG)
_LANGUAGE = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
_DEFAULTS = w(
    "docDefaults", w("rPrDefault", w("rPr", _FONTS, w("sz", val=32), w("szCs", val=32), _LANGUAGE)), w("pPrDefault")
) + (w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal"))
_MODE = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
