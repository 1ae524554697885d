"""The template 问题提交单: one sheet for each demand that goes up to the street. Words it asks for: see templates.py.

Source: domain.md §2.7 (问题提交单): what the area fills in is printed, what offices and leaders write stays blank.
"""

from __future__ import annotations

from build_scripts.word import Margins, cell, package, para, row, steer, table

_EDGES = (26, 80, 106, 160)
_SIGNED = "　　　　　　　　　　　　　　签名（盖章）：　　　　　　　　　年　　月　　日"
_HIGH = 20


def submission() -> bytes:
    """The .docx file."""
    return package(
        Margins(top=20, right=25, bottom=18, left=25),
        steer("for it in demands"),
        para("登记表标题", "问题提交单"),
        para("登记表编号", "编号：{{ it.no }}"),
        table(
            _EDGES,
            _pairs("居民区", "{{ it.area }}", "收到日期", "{{ it.received }}"),
            _pairs("诉求反映人", "{{ it.reporter }}", "联系方式", "{{ it.phone }}"),
            _wide("地　址", "{{ it.address }}", 11),
            _pairs("问题归类", "{{ it.category }}{% if it.topic %}（{{ it.topic }}）{% endif %}", "来　源", "{{ it.source }}"),
            _pairs("缓　急", "{{ it.urgency }}", "影响户数", "{% if it.affected %}{{ it.affected }} 户{% endif %}"),
            _wide("问题简述", "{{ it.summary|paragraphs }}", 40),
            _wide(
                "居民区意见",
                "{{ it.opinion|paragraphs }}",
                30,
                "　　　　　　　　　　　　经办人：{{ it.handler }}　　　　{{ it.day }}",
            ),
            _wide("受理科室\n意　见", "", 30, _SIGNED),
            _wide("职能部门\n反馈意见", "{{ it.result|paragraphs }}", 30, _SIGNED),
            _wide("领导批示", "", 26, _SIGNED),
        ),
        para("提示", "本单一式两份，街道和居民区各存一份。姓名、电话和地址只用于办理，不公开。"),
        steer("endfor"),
    )


def _pairs(first: str, one: str, second: str, other: str) -> str:
    cells = (cell(26, "栏名", first), cell(80, "填写", one), cell(106, "栏名", second), cell(160, "填写", other))
    return row(_EDGES, 11, *cells)


def _wide(name: str, text: str, height: float, signed: str = "") -> str:
    told = cell(160, "填写", text, *((signed,) if signed else ()), top=height > _HIGH)
    return row(_EDGES, height, cell(26, "栏名", *name.split("\n")), told)
