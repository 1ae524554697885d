"""Word documents: values print as they are, many forms are one document, a failure leaves the older one."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.base.progress import CancelledError, Progress
from desktop.formats import document
from desktop.formats.document import of_record, placeholders, render, render_worker
from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record

LITERAL = ["𠮷䶮", "{{7*7}}", "{% for x in y %}", "{# 注 #}", "{_{ 7 }_}", "<w:p/>", "甲&乙", "]]>", "&amp;", "\"'", "a<b>c"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def template(folder: Path, *lines: str, head: str = "", foot: str = "") -> Path:
    """A template of these paragraphs."""
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    made.sections[0].header.paragraphs[0].text = head
    made.sections[0].footer.paragraphs[0].text = foot
    made.save(str(folder / "模板.docx"))
    return folder / "模板.docx"


def filled(path: Path, context: dict[str, Any]) -> dict[str, Any]:
    """The worker's reply; the document lies beside the template as 文件.docx."""
    [reply] = render_worker({"template": str(path), "context": context, "out": str(path.with_name("文件.docx"))})
    return reply


def text_of(folder: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(folder / "文件.docx")).paragraphs)


@pytest.mark.parametrize("value", LITERAL)
def test_a_value_is_printed_as_it_is(folder: Path, value: str) -> None:
    filled(template(folder, "姓名：{{ resident.name }}。"), {"resident": {"name": value}})
    assert text_of(folder) == f"姓名：{value}。"


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff")))
)
def test_any_visible_value_is_printed_as_it_is(tmp_path_factory: pytest.TempPathFactory, values: list[str]) -> None:
    folder = tmp_path_factory.mktemp("any")
    filled(template(folder, "{%p for it in items %}", "“{{ it }}”", "{%p endfor %}"), {"items": values})
    assert text_of(folder) == "\n".join(f"“{value}”" for value in values)


@pytest.mark.parametrize("value", LITERAL)
def test_a_value_in_a_header_is_printed_as_it_is(folder: Path, value: str) -> None:
    filled(template(folder, head="{{ title }}"), {"title": value})
    assert Document(str(folder / "文件.docx")).sections[0].header.paragraphs[0].text == value


def test_control_characters_in_a_value_are_left_out(folder: Path) -> None:
    filled(template(folder, "{{ name }}"), {"name": "示\x00\x07例\x0c\ud800"})
    assert text_of(folder) == "示例"


def test_a_line_break_in_a_value_stays_one(folder: Path) -> None:
    filled(template(folder, "{{ address }}"), {"address": "示例路\r\n100弄"})
    assert text_of(folder) == "示例路\n100弄"


def test_a_line_break_becomes_a_paragraph_where_the_template_asks(folder: Path) -> None:
    filled(template(folder, "{{ text|paragraphs }}"), {"text": "甲\n<乙>"})
    assert [paragraph.text for paragraph in Document(str(folder / "文件.docx")).paragraphs] == ["甲", "<乙>"]


def test_a_word_nobody_knows_is_named(folder: Path) -> None:
    reply = filled(template(folder, "{{ resident.nmae }}{{ resident.name }}"), {"resident": {"name": "示例人"}})
    assert reply["missing"] == ["resident.nmae"]


def test_of_an_empty_list_no_word_is_missing(folder: Path) -> None:
    path = template(folder, "{%p for it in people %}", "{{ it.name }}", "{%p endfor %}")
    assert filled(path, {"people": []})["missing"] == []


def test_words_in_header_and_footer_are_listed(folder: Path) -> None:
    assert placeholders(template(folder, head="{{ area }}", foot="{{ day }}")) == ["area", "day"]


def test_a_template_that_never_ends_is_killed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "_LONGEST_S", 1.0)
    loops = "".join(f"{{% for x{n} in y %}}" for n in range(9)) + "{% endfor %}" * 9
    with pytest.raises(DeskError):
        render(template(folder, loops), {"y": ["1"] * 30}, folder / "文件.docx")
    assert not (folder / "文件.docx").exists()


def test_many_forms_are_one_document_in_order(folder: Path) -> None:
    names = [f"示例{n}" for n in range(30)]
    path = template(folder, "{%p for it in people %}", "{{ it.name }}", "{%p endfor %}")
    filled(path, {"people": [{"name": name} for name in names]})
    assert text_of(folder).split("\n") == names


def test_render_fills_in_a_child_and_names_unknown_words(folder: Path) -> None:
    found = render(template(folder, "{{ name }}{{ nmae }}"), {"name": "示例人"}, folder / "文件.docx")
    assert (text_of(folder), found) == ("示例人", [Problem("模板", "没有“nmae”这个词，印成了空白")])


def test_an_unfit_template_leaves_an_older_document(folder: Path) -> None:
    (folder / "文件.docx").write_bytes(b"old")
    with pytest.raises(DeskError, match="模板"):
        render(template(folder, "{{ x() }}"), {}, folder / "文件.docx")
    assert (folder / "文件.docx").read_bytes() == b"old"


def test_a_folder_that_went_away_is_named(folder: Path) -> None:
    with pytest.raises(DeskError, match="找不到"):
        render(template(folder, "x"), {}, folder / "U盘" / "文件.docx")


def test_a_full_disk_in_the_child_says_that_nothing_is_lost(folder: Path) -> None:
    story = (
        "import json, resource, sys\n"
        "from desktop.formats.document import render_worker\n"
        "from desktop.formats import paper\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "print(json.dumps(list(render_worker(json.loads(sys.argv[1])))))\n"
    )
    request = {"template": str(template(folder, "x")), "context": {}, "out": str(folder / "文件.docx")}
    done = subprocess.run([sys.executable, "-c", story, json.dumps(request)], capture_output=True, check=True)
    assert [*json.loads(done.stdout)[0]] == ["disk"]


class Stop(Progress):
    def step(self, done: int, total: int) -> None:
        raise CancelledError


def test_a_cancelled_document_leaves_nothing_behind(folder: Path) -> None:
    path = template(folder, "x")
    with pytest.raises(CancelledError):
        render(path, {}, folder / "文件.docx", Stop())
    assert [left.name for left in folder.iterdir()] == ["模板.docx"]


@record("sample", label="样本")
class Sample(Record):
    name: str | None = f.name("姓名")
    birth: date | None = f.day("出生日期")
    sex: str | None = f.code("性别", CodeList(""), open=True)
    home: str | None = f.ref("房屋", "home")
    friends: tuple[str, ...] | None = f.many("朋友", "sample")


def test_a_record_gives_its_shown_texts() -> None:
    shown = of_record(Sample(name="示例人", birth=date(1980, 1, 2), sex="女"))
    assert shown == {"name": "示例人", "birth": "1980-01-02", "sex": "女", "home": "", "friends": ""}


def test_a_reference_prints_its_title_and_never_a_uid() -> None:
    shown = of_record(Sample(home="U1", friends=("U2", "U3", "U4")), {"U1": "示例路100弄", "U2": "示例甲", "U4": "示例乙"})
    assert (shown["home"], shown["friends"]) == ("示例路100弄", "示例甲、示例乙")
