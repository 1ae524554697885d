"""The shipped templates: as committed as made, official in look, one sheet a candidate, nothing private on the board."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from build_scripts import templates
from desktop.formats.document import render_worker

MEETING = {
    "subject": "排污管更换听证会",
    "number": "〔2026〕第3次",
    "when": "2026年4月16日（星期四）19:00—20:40",
    "place": "示例苑居民区党群服务站",
    "kind": "听证会（事前听取意见）",
    "topics": ["示例路100弄排污管更换方案"],
    "chair": "示例甲",
    "recorder": "示例乙",
    "entitled": "21",
    "present": "18",
    "women": "10",
    "leave": "3",
    "attendees": ["示例丙", "示例丁"],
    "observers": "示例街道1人",
    "situation": "介绍了方案。\n说明了意见。",
    "opinions": ["先修漏点。", "由监督员验收。"],
    "votes": [{"text": "对方案二表决", "yes": "15", "no": "1", "abstain": "2", "base": 18, "result": "超过半数"}],
    "resolutions": [{"no": "1", "text": "采用方案二。"}, {"no": "2", "text": "成立监督小组。"}],
    "actions": [{"no": "1", "text": "补充清单", "owner": "物业", "helper": "示例乙", "due": "4月24日"}],
}
MEETING_TOO = {"sent_to": "示例街道", "compiled": "2026年4月17日", "attachments": "签到表"}
ELECTION = {"area": "示例苑居民区", "term": "第十二届居民委员会"}
ELECTION_TOO = {"stage": "正式", "committee": "示例苑第十二届选举委员会", "day": "2026年8月28日", "until": "2026年9月1日"}
CANDIDATE = {
    "area": "示例苑居民区",
    "term": "第十二届居民委员会",
    "number": "HX-2026-0001",
    "name": "示例·买买提江·阿不都",
    "sex": "女",
    "birth": "1986-05-12",
    "ethnic": "维吾尔族",
    "politics": "中共党员",
    "party_joined": "2010-07-01",
    "edu": "大学本科",
    "school": "示例大学",
    "major": "社会工作",
    "post": "副主任",
    "register_class": "居住无户籍",
    "employer": "示例街道示例苑居民区居民委员会 社区工作者（专职，负责网格与物业协调工作）",
    "qualification": "助理社会工作师",
    "address": "示例市示例区示例路1288弄示例苑三期北区105号楼甲单元2803室（示例花园东门进）",
    "phone": "13800000000;021-55550000",
    "id_number": "11010519491231002X",
    "nomination": "居民联名",
    "nominators": "18",
    "resume": "\n".join(f"20{year}.03—20{year + 2}.02　示例单位　社区工作者、网格员" for year in range(10, 17)),
    "merits": "主持完成楼道整治、加装电梯协调等事项，获居民好评。" * 3,
    "plans": "认真听取居民意见，把大家的事商量着办，办一件公布一件。" * 11,
    "kin": "无",
}
CANDIDATE_TOO = {"since": "2012-03", "on_committee": "否"}
DEMAND = {
    "area": "示例苑居民区",
    "no": "SQ-2026-0001",
    "received": "2026-08-03",
    "reporter": "示例甲",
    "phone": "13900001234",
    "address": "示例路100弄5号302室",
    "category": "物业管理类",
    "topic": "漏水或排污",
    "source": "走访",
    "urgency": "高",
    "affected": "3",
    "summary": "厨房顶上漏水。\n物业来过两次没有修好。",
    "opinion": "请街道协调物业更换立管。",
    "handler": "示例乙",
    "day": "2026 年 8 月 10 日",
    "result": "已列入下月维修。",
}
SHEET = {
    "area": "示例苑居民区",
    "name": "示例助手甲",
    "when": "2026 年 8 月",
    "figures": "按时 5 / 6（83.3%）",
    "done": ["1. 走访独居老人三户（按时，4 分）"],
    "doing": ["1. 催物业换二号楼立管（9月1日前）"],
    "late": ["1. 核对上月走访数字（8月24日到期，晚 4 天）"],
    "ahead": ["1. 周一巡楼（8月31日前）"],
    "visits": ["走访 5 次；共 5 次"],
    "demands": ["受理 2 件"],
    "grown": ["入户沟通：陪着做 → 独立做"],
    "learned": ["先看便签再出门"],
    "story": "灯当天就换了。",
    "problems": "物业项目经理换人了。",
    "words": "记录写得细。",
}
SHEET_TOO = {
    "mentor": "示例书记",
    "done_label": "做了 1 项",
    "doing_label": "在做 1 项",
    "late_label": "逾期 1 项",
    "ahead_label": "下周要做 1 项",
}
ROWS = [{"group": "任务", "label": "完成（项）", "now": "9", "year": "23"}]
WEEKLY = ("done", "figures", "visits", "demands")
MONTHLY = {"rows": ROWS, **{word: said for word, said in SHEET.items() if word not in WEEKLY}}
CONTEXTS = {
    "会议纪要.docx": {"meeting": MEETING},
    "候选人登记表.docx": {"candidates": [CANDIDATE] * 3},
    "候选人名单.docx": {**ELECTION, "candidates": [CANDIDATE] * 3},
    "问题提交单.docx": {"demands": [DEMAND] * 2},
    "周小结.docx": SHEET,
    "月报.docx": MONTHLY,
}
FULL = {
    "会议纪要.docx": {"area": "示例苑居民区", "meeting": {**MEETING, **MEETING_TOO}},
    "候选人登记表.docx": {"candidates": [{**CANDIDATE, **CANDIDATE_TOO}] * 3},
    "候选人名单.docx": {**ELECTION, **ELECTION_TOO, "candidates": [CANDIDATE] * 3},
    "问题提交单.docx": {"demands": [DEMAND] * 2},
    "周小结.docx": {**SHEET, **SHEET_TOO},
    "月报.docx": {**MONTHLY, **{word: said for word, said in SHEET_TOO.items() if word != "done_label"}},
}
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
every_template = pytest.mark.parametrize("name", CONTEXTS)


def print_out(name: str, context: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Fill a template into 文件.docx and give the reply."""
    [reply] = render_worker({"template": str(templates.FOLDER / name), "context": context, "out": str(folder / "文件.docx")})
    return reply


def text_of(folder: Path) -> str:
    """All text of 文件.docx, tables included."""
    with zipfile.ZipFile(folder / "文件.docx") as package:
        return "\n".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", package.read("word/document.xml").decode()))


def part(name: str, of: str) -> str:
    with zipfile.ZipFile(templates.FOLDER / name) as package:
        return package.read(of).decode()


def test_the_committed_templates_are_what_the_generator_makes() -> None:
    assert templates.main(["--check"]) == 0


def test_check_names_a_template_that_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(templates, "FOLDER", tmp_path)
    templates.main([])
    (tmp_path / "会议纪要.docx").write_bytes(templates.roll())
    assert (templates.main(["--check"]), capsys.readouterr().out.split(":")[0]) == (1, "会议纪要.docx")


def test_check_names_a_template_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "FOLDER", tmp_path)
    assert templates.main(["--check"]) == 1


def test_every_shipped_template_has_a_generator() -> None:
    assert sorted(path.name for path in templates.FOLDER.glob("*.docx")) == sorted(templates.TEMPLATES)


@every_template
def test_a_template_needs_only_the_documented_words(name: str, tmp_path: Path) -> None:
    assert print_out(name, CONTEXTS[name], tmp_path)["missing"] == []


@every_template
def test_every_documented_word_is_printed(name: str, tmp_path: Path) -> None:
    print_out(name, FULL[name], tmp_path)
    shown = text_of(tmp_path)
    private = {"candidates"} if name == "候选人名单.docx" else set()
    ticked = {"post", "register_class", "nomination", "kin", "on_committee", "kind"}
    assert [text for text in texts(FULL[name], {*private, *ticked}) if text not in shown] == []


def texts(value: Any, skipped: set[str]) -> Iterator[str]:
    """First lines of all texts in the context, but for words that print as boxes."""
    if isinstance(value, dict):
        yield from (text for word, item in value.items() if word not in skipped for text in texts(item, skipped))
    elif isinstance(value, list):
        yield from (text for item in value for text in texts(item, skipped))
    else:
        yield str(value).split("\n")[0].strip("。")


@every_template
def test_no_mark_is_left_in_a_printed_document(name: str, tmp_path: Path) -> None:
    print_out(name, FULL[name], tmp_path)
    assert not re.search(r"[{}]|%\}", text_of(tmp_path))


@every_template
def test_a_template_opens_and_names_the_official_fonts(name: str) -> None:
    Document(str(templates.FOLDER / name))
    fonts = set(re.findall(r'w:eastAsia="([^"]+)"', part(name, "word/styles.xml")))
    assert {"仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"} <= fonts


@every_template
def test_a_template_tells_nothing_of_who_made_it(name: str) -> None:
    with zipfile.ZipFile(templates.FOLDER / name) as package:
        assert [entry for entry in package.namelist() if entry.startswith("docProps")] == []


@pytest.mark.parametrize("name", ["会议纪要.docx", "候选人名单.docx"])
def test_official_papers_keep_the_official_margins(name: str) -> None:
    section = Document(str(templates.FOLDER / name)).sections[0]
    edges = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges if edge is not None] == [37, 28, 35, 26]


@pytest.mark.parametrize(("kind", "word"), [("听证会", "四、听证意见"), ("评议会", "四、评议意见"), ("居民会议", "四、决议")])
def test_advice_is_not_called_a_decision(tmp_path: Path, kind: str, word: str) -> None:
    print_out("会议纪要.docx", {"meeting": {**MEETING, "kind": kind}}, tmp_path)
    assert word in text_of(tmp_path).split("\n")


def test_opinions_and_resolutions_are_numbered_in_han(tmp_path: Path) -> None:
    print_out("会议纪要.docx", CONTEXTS["会议纪要.docx"], tmp_path)
    assert [line for line in text_of(tmp_path).split("\n") if line.startswith("（")] == [
        "（一）先修漏点。",
        "（二）由监督员验收。",
        "（一）采用方案二。",
        "（二）成立监督小组。",
    ]


def test_a_vote_shows_all_three_counts_and_the_base(tmp_path: Path) -> None:
    print_out("会议纪要.docx", CONTEXTS["会议纪要.docx"], tmp_path)
    assert "对方案二表决：同意 15 人，不同意 1 人，弃权 2 人（以18人计），超过半数。" in text_of(tmp_path)


@pytest.mark.parametrize(
    ("term", "title"),
    [("第十二届", "示例苑居民区第十二届居民委员会"), ("第十二届居民委员会", "示例苑居民区第十二届居民委员会")],
)
def test_the_committee_is_named_once(tmp_path: Path, term: str, title: str) -> None:
    print_out("候选人名单.docx", {**CONTEXTS["候选人名单.docx"], "term": term}, tmp_path)
    assert text_of(tmp_path).split("\n")[0] == title


def test_empty_minutes_leave_room_for_handwriting(tmp_path: Path) -> None:
    print_out("会议纪要.docx", {"meeting": {}}, tmp_path)
    assert "：同意　　人，不同意　　人，弃权　　人。" in text_of(tmp_path)


def test_the_board_shows_no_number_no_phone_and_no_address(tmp_path: Path) -> None:
    print_out("候选人名单.docx", CONTEXTS["候选人名单.docx"], tmp_path)
    shown = text_of(tmp_path)
    assert [word for word in ("id_number", "phone", "address", "number") if CANDIDATE[word] in shown] == []


def test_the_board_keeps_the_given_order_and_says_which(tmp_path: Path) -> None:
    names = ["丁示例", "马示例", "王示例"]
    print_out("候选人名单.docx", {**ELECTION, "candidates": [{**CANDIDATE, "name": name} for name in names]}, tmp_path)
    shown = text_of(tmp_path).split("\n")
    assert ("（按姓氏笔画为序）" in shown, [line for line in shown if line in names]) == (True, names)


@pytest.mark.parametrize(
    ("word", "value", "ticked"),
    [
        ("post", "主任", "√主任　□副主任　□委员"),
        ("post", "", "□主任　□副主任　□委员"),
        ("register_class", "A", "√A户籍且居住　□B户籍不居住"),
        ("nomination", "自荐", "√自荐　□居民联名（　　人）　□户代表联名（　　人）"),
        ("nomination", "户代表联名", "□自荐　□居民联名（　　人）　√户代表联名（18人）"),
        ("nomination", "", "□居民小组代表提名　□党组织推荐　　（名单附后）"),
        ("kin", "示例乙，配偶", "近亲属中有人同届参选或在任：□否　√是（姓名、关系、职务）示例乙，配偶"),
        ("kin", "", "近亲属中有人同届参选或在任：□否　□是（姓名、关系、职务）"),
        ("on_committee", "否", "本人是本届选举委员会成员：√否　□是"),
        ("id_number", "", "□" * 18),
    ],
)
def test_boxes_are_ticked_by_the_shown_words(tmp_path: Path, word: str, value: str, ticked: str) -> None:
    print_out("候选人登记表.docx", {"candidates": [{**CANDIDATE, word: value}]}, tmp_path)
    assert ticked in text_of(tmp_path).split("\n")


@needs_office
def test_each_candidate_fills_exactly_one_page(tmp_path: Path) -> None:
    print_out(
        "候选人登记表.docx", {"candidates": [CANDIDATE, {}, {**CANDIDATE, "address": CANDIDATE["address"] * 2}]}, tmp_path
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "文件.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pages = (tmp_path / "文件.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 3
