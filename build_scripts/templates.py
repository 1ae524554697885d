"""Make the Word templates that are shipped: `python -m build_scripts.templates [--check]`.

People may change the templates in Word or WPS; this file is how ours came to be, and `--check` tells whether the
committed ones are still what it makes. Layout: GB/T 9704-2012 where it fits (A4, margins 37/28/35/26 mm, body 3号仿宋
at 28 pt, title 2号小标宋, headings 黑体, page number "— 1 —"), without red head. The grid of the registration form must
stay on one sheet, so its margins are narrower. Fonts are only named: WPS and Word show them where they are installed.

Words a template asks for; every value is a shown text or a whole number, a blank one prints as room for handwriting, and
those after | may be left out:

会议纪要.docx      meeting: subject, number, when, place, kind, topics [text], chair, recorder, entitled, present, women, leave,
                  attendees [name], observers, situation, opinions [text], votes [{text, yes, no, abstain, base, result}],
                  resolutions [{no, text}], actions [{no, text, owner, helper, due}]
                  | area; meeting: title, sent_to, compiled (day), attachments
候选人登记表.docx  candidates [{area, term, number, name, sex, birth, ethnic, politics, party_joined, edu, school, major, post,
                  register_class, employer, qualification, address, phone, id_number, nomination, nominators (how many),
                  resume, merits, plans, kin | since, on_committee}]; one page each
候选人名单.docx    area, term, candidates [{name, sex, birth, ethnic, edu, politics, post, nomination}] in the order they are
                  printed | order, stage (初步 or 正式), committee, day, until
问题提交单.docx     demands [{area, no, received, reporter, phone, address, category, topic, source, urgency, affected, summary,
                  opinion, handler, day (sent up), result}]; one page each
告知书.docx        copies [{name, area, street, contact, telephone, years}]; one after another on pages of their own
同意书.docx        copies [{name, address, area, scope, purpose | case (where it touches sensitive information)}]
本人信息单.docx    name, area, day, chapters [{title, lines [{label, text}]}]
标签.docx          rows [{left, right}], two labels a row
登记卡.docx        cards [{breaks, lines [{label, text}]}], two a page
周小结.docx        area, name, when, figures, done, doing, late, ahead, visits, demands, grown, learned [text], story, problems,
                  words | mentor, done_label, doing_label, late_label, ahead_label
月报.docx          area, name, when, rows [{group, label, now, year}], doing, late, ahead, grown, learned [text], story,
                  problems, words | mentor, doing_label, late_label, ahead_label
`term` is such as 第十二届 or 第十二届居民委员会, `base` how many a vote is counted against, `kin` the persons or 无,
`on_committee` 是 or 否. A line break in situation, opinions, resolutions, resume, merits, plans, summary, opinion,
result, story, problems and words starts a paragraph.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from build_scripts import leaflets, summaries
from build_scripts.registration import registration
from build_scripts.submission import submission
from build_scripts.word import Margins, cell, package, page_number, para, row, steer, steer_rows, table

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "templates"
_OFFICIAL = Margins(top=37, right=26, bottom=35, left=28)
_GAP = "　　"


def minutes() -> bytes:
    """会议纪要: domain.md §9.1."""
    return package(
        _OFFICIAL,
        para("公文标题", "{% if meeting.title %}{{ meeting.title }}{% else %}{{ meeting.subject }}纪要{% endif %}"),
        para("文号", "{{ area or '' }}　{{ meeting.number }}"),
        para("留空"),
        *_circumstances(),
        *_section("一、情况说明", "meeting.situation", "{{ meeting.situation|paragraphs }}"),
        *_listing("二、意见摘要", "meeting.opinions", "（{{ loop.index|han }}）{{ it|paragraphs }}"),
        *_listing(
            "三、表决情况",
            "meeting.votes",
            "{{ it.text|trim('。') }}：同意 {{ it.yes }} 人，不同意 {{ it.no }} 人，弃权 {{ it.abstain }} 人"
            "{% if it.base %}（以{{ it.base }}人计）{% endif %}{% if it.result %}，{{ it.result }}{% endif %}。",
            f"{_GAP * 2}：同意{_GAP}人，不同意{_GAP}人，弃权{_GAP}人。",
        ),
        *_listing(
            '四、{% if "听证" in meeting.kind %}听证意见{% elif "评议" in meeting.kind %}评议意见{% else %}决议{% endif %}',
            "meeting.resolutions",
            "（{{ (it.no or loop.index)|han }}）{{ it.text|paragraphs }}",
        ),
        para("一级标题", "五、落实安排"),
        para("留空"),
        _actions(),
        steer("if meeting.sent_to"),
        para("正文缩进", "六、意见送：{{ meeting.sent_to }}"),
        steer("endif"),
        para("签名", f"主持人（签名）：{_GAP * 4}　记录人（签名）："),
        para("签名", f"居民代表（签名）：{_GAP * 4}{{{{ meeting.compiled or '　　年　月　日' }}}}整理"),
        steer("if meeting.attachments"),
        para("项目", "附　件：{{ meeting.attachments }}"),
        steer("endif"),
        foot=page_number(),
    )


def _circumstances() -> list[str]:
    lines = [
        *(("时　间", "when"), ("地　点", "place"), ("类　别", "kind"), ("议　题", "topics")),
        *(("主持人", "chair"), ("记录人", "recorder")),
    ]
    blanks = [f"{{{{ meeting.{word} or '{_GAP}' }}}}人" for word in ("entitled", "present", "women", "leave")]
    counts = "应到{}，实到{}（其中妇女{}），请假{}".format(*blanks)
    return [
        *(para("项目", f"{label}：{{{{ meeting.{word}|join('；') }}}}") for label, word in lines),
        para("项目", counts),
        para("项目", "出　席：{{ meeting.attendees|join('、') }}"),
        para("项目", "列　席：{{ meeting.observers }}"),
    ]


def _section(title: str, word: str, text: str) -> list[str]:
    """Heading and text, or two lines to write on."""
    blank = [para("正文缩进")] * 2
    return [para("一级标题", title), steer(f"if {word}"), para("正文缩进", text), steer("else"), *blank, steer("endif")]


def _listing(title: str, words: str, text: str, blank: str = "") -> list[str]:
    """Heading and one paragraph for each `it`, or two lines to write on."""
    lines = [para("正文缩进", blank)] * (1 if blank else 2)
    return [
        para("一级标题", title),
        steer(f"for it in {words}"),
        para("正文缩进", text),
        steer("else"),
        *lines,
        steer("endfor"),
    ]


def _actions() -> str:
    edges = (12, 74, 102, 128, 156)
    names = ("序号", "事项", "责任人", "配合", "完成时限")
    words = ("{{ it.no or loop.index }}", "{{ it.text }}", "{{ it.owner }}", "{{ it.helper }}", "{{ it.due }}")
    styles = ("表格", "表格左", "表格", "表格", "表格")
    return table(
        edges,
        row(edges, 9, *(cell(edge, "表头", name) for edge, name in zip(edges, names, strict=True)), repeats=True),
        steer_rows(edges, "for it in meeting.actions"),
        row(edges, 9, *(cell(edge, style, word) for edge, style, word in zip(edges, styles, words, strict=True))),
        steer_rows(edges, "else"),
        *[row(edges, 9, *(cell(edge, "表格") for edge in edges))] * 3,
        steer_rows(edges, "endfor"),
    )


def roll() -> bytes:
    """候选人名单 for the notice board: domain.md X12 without numbers, addresses and findings."""
    columns = {
        "序号": (10, "{{ loop.index }}"),
        "姓名": (35, "{{ it.name }}"),
        "性别": (45, "{{ it.sex }}"),
        "出生年月": (66, "{{ it.birth }}"),
        "民族": (84, "{{ it.ethnic }}"),
        "文化程度": (102, "{{ it.edu }}"),
        "政治面貌": (120, "{{ it.politics }}"),
        "竞选职务": (138, "{{ it.post }}"),
        "产生方式": (156, "{{ it.nomination }}"),
    }
    edges = tuple(edge for edge, _ in columns.values())
    return package(
        _OFFICIAL,
        para("公文标题", "{{ area }}{{ term }}{{ '' if '委员会' in term else '居民委员会' }}"),
        para("公文标题", "{{ stage or '' }}候选人名单"),
        para("文号", "（{{ order or '按姓氏笔画为序' }}）"),
        para("正文缩进", "经提名和资格审查，{{ stage or '' }}候选人共 {{ candidates|length }} 名，现予公布："),
        para("留空"),
        table(
            edges,
            row(edges, 12, *(cell(edge, "名单表头", name) for name, (edge, _) in columns.items()), repeats=True),
            steer_rows(edges, "for it in candidates"),
            row(edges, 11, *(cell(edge, "名单", word) for edge, word in columns.values())),
            steer_rows(edges, "endfor"),
        ),
        steer("if until"),
        para("正文缩进", "如有意见，请在{{ until }}前向选举委员会反映。"),
        steer("endif"),
        para("签名"),
        para("落款", "{% if committee %}{{ committee }}{% else %}{{ area }}居民选举委员会{% endif %}"),
        para("落款", "{{ day or '　　　　年　　月　　日' }}"),
        foot=page_number(),
    )


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "会议纪要.docx": minutes,
    "候选人登记表.docx": registration,
    "候选人名单.docx": roll,
    "问题提交单.docx": submission,
    "告知书.docx": partial(leaflets.text, "告知书"),
    "同意书.docx": partial(leaflets.text, "同意书"),
    "本人信息单.docx": leaflets.own_file,
    "标签.docx": leaflets.labels,
    "登记卡.docx": leaflets.cards,
    "周小结.docx": summaries.week,
    "月报.docx": summaries.month,
}


def main(arguments: list[str]) -> int:
    """Write the templates, or with `--check` tell which committed ones differ; 1 when any does."""
    if arguments != ["--check"]:
        for name, make in TEMPLATES.items():
            (FOLDER / name).write_bytes(make())
        return 0
    stale = [name for name, make in TEMPLATES.items() if not is_same(FOLDER / name, make())]
    for name in stale:
        print(f"{name}: not what build_scripts/templates.py makes; run python -m build_scripts.templates")
    return int(bool(stale))


def is_same(path: Path, made: bytes) -> bool:
    """Whether the file holds the same parts; compressed bytes differ between versions of zlib."""
    return path.exists() and _parts(path.read_bytes()) == _parts(made)


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package_file:
        return {name: package_file.read(name) for name in package_file.namelist()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
