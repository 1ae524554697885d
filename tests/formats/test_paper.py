"""Templates come from anywhere: what could run, reach out or swell is refused, whatever part it hides in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from desktop.base.errors import DeskError
from desktop.base.paths import resources
from desktop.formats.paper import fill, words

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Change = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def template(folder: Path, line: str = "x", **changes: Change) -> Path:
    """A template of one paragraph; each change edits the XML of the part of that name (`body`, `links`, `types`)."""
    made = Document()
    made.add_paragraph(line)
    content = io.BytesIO()
    made.save(content)
    names = {"word/document.xml": "body", "word/_rels/document.xml.rels": "links", "[Content_Types].xml": "types"}
    path = folder / "模板.docx"
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            change = changes.get(names.get(name, ""))
            new.writestr(name, change(text.decode()).encode() if change else text)
    return path


def inside(**pieces: str) -> dict[str, Change]:
    """Changes that put XML at the end of body, links or types."""
    ends = {"body": "<w:sectPr", "links": "</Relationships>", "types": "</Types>"}

    def put(name: str, xml: str) -> Change:
        return lambda text: text.replace(ends[name], xml + ends[name], 1)

    return {name: put(name, xml) for name, xml in pieces.items()}


def with_parts(path: Path, **parts: str) -> Path:
    """The same file with more entries; `word__x_xml` is written as word/x.xml."""
    with zipfile.ZipFile(path, "a") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), text)
    return path


def refusal(path: Path, **context: object) -> str:
    """The sentence with which a template is refused; blank when it is filled."""
    try:
        fill(path, context, path.with_name("文件.docx"))
    except DeskError as error:
        return error.title
    return ""


@pytest.fixture
def canary(folder: Path) -> Path:
    """A file that appears only when a template runs something."""
    return folder / "canary"


def payload(canary: Path) -> str:
    return "{{ cycler.__init__.__globals__.os.system('touch " + str(canary) + "') }}"


RUN = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
WRAPPED = {
    "text box": f"<w:p><w:r><w:pict><v:textbox {V}><w:txbxContent>{RUN}</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
    "table": f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{RUN}</w:tc></w:tr></w:tbl>",
    "torn runs": RUN % "{</w:t></w:r><w:r><w:t>%s",
}


@pytest.mark.parametrize("place", WRAPPED)
def test_a_payload_in_the_body_runs_nothing(folder: Path, canary: Path, place: str) -> None:
    xml = WRAPPED[place] % (payload(canary)[1:] if place == "torn runs" else payload(canary))
    assert (bool(refusal(template(folder, **inside(body=xml)))), canary.exists()) == (True, False)


@pytest.mark.parametrize("place", ["header", "footer"])
def test_a_payload_at_head_or_foot_runs_nothing(folder: Path, canary: Path, place: str) -> None:
    made = Document()
    getattr(made.sections[0], place).paragraphs[0].text = payload(canary)
    made.save(str(folder / "模板.docx"))
    assert (bool(refusal(folder / "模板.docx")), canary.exists()) == (True, False)


def test_a_payload_in_a_footnote_runs_nothing(folder: Path, canary: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    path = template(
        folder,
        **inside(
            links=f'<Relationship Id="rId99" Type="{R}/footnotes" Target="footnotes.xml"/>',
            types=f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>',
        ),
    )
    with_parts(path, word__footnotes_xml=f"<w:footnotes {W}><w:footnote>{RUN % payload(canary)}</w:footnote></w:footnotes>")
    assert (bool(refusal(path)), canary.exists()) == (True, False)


def test_a_payload_in_the_properties_runs_nothing(folder: Path, canary: Path) -> None:
    made = Document()
    made.core_properties.title = payload(canary)[:255]
    made.save(str(folder / "模板.docx"))
    assert (refusal(folder / "模板.docx"), canary.exists()) == ("", False)


def test_a_mark_that_would_swallow_its_text_is_refused(folder: Path) -> None:
    assert "不能用 p、r、tr、tc" in refusal(template(folder, "{{p name }}"), name="示例人")


def test_a_loop_across_levels_is_refused(folder: Path) -> None:
    xml = RUN % "{% for x in y %}" + WRAPPED["table"] % "{% endfor %}"
    assert "没有成对" in refusal(template(folder, **inside(body=xml)), y=["1", "2"])


OLE = f'<Relationship Id="rId99" Type="{R}/oleObject" Target="embeddings/x.xlsx"/>'
OUTSIDE = f'<Relationship Id="rId99" Type="{R}/%s" Target="%s" TargetMode="%s"/>'
UNFIT = {
    "a link outside": ("指向外面", inside(links=OUTSIDE % ("hyperlink", "http://example.invalid/", "External"))),
    "a picture from outside": ("指向外面", inside(links=OUTSIDE % ("image", "http://example.invalid/a.png", "External"))),
    "a template from elsewhere": ("指向外面", inside(links=OUTSIDE % ("attachedTemplate", "x.dotm", "Internal"))),
    "another spelling of outside": ("指向外面", inside(links=OUTSIDE % ("image", "a.png", "eXternal"))),
    "a share": ("指向外面", inside(links=OUTSIDE % ("image", r"\\server\a.png", "Internal"))),
    "an embedded object": ("指向外面", inside(links=OLE)),
    "an object": ("嵌入的对象", inside(body="<w:p><w:r><w:object/></w:r></w:p>")),
    "another document": ("嵌入的对象", inside(body="<w:altChunk/>")),
    "a running field": ("域", inside(body="<w:p><w:r><w:instrText>DDEAUTO c:\\\\x.exe</w:instrText></w:r></w:p>")),
    "a torn running field": (
        "域",
        inside(body="<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E x</w:instrText></w:r></w:p>"),
    ),
    "a short running field": ("域", inside(body='<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>')),
    "a word in a field": ("域", inside(body="<w:p><w:r><w:instrText>{{ name }}</w:instrText></w:r></w:p>")),
    "tracked changes": ("修订", inside(body='<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins></w:p>')),
    "macros": (
        "宏",
        {"types": lambda text: text.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")},
    ),
    "XML in disguise": ("宏", inside(types='<Default Extension="png" ContentType="application/x.footer+xml"/>')),
    "an entity": ("打不开", {"body": lambda text: text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1)}),
}


@pytest.mark.parametrize("what", UNFIT)
def test_a_template_with_more_than_text_is_refused(folder: Path, what: str) -> None:
    assert UNFIT[what][0] in refusal(template(folder, **UNFIT[what][1]))


@pytest.mark.parametrize(
    "name", ["word__vbaProject_bin", "word__embeddings__a_xlsx", "word__comments_xml", "word__document_xml", "word__x_js"]
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_template_with_a_strange_part_is_refused(folder: Path, name: str) -> None:
    assert refusal(with_parts(template(folder), **{name: "<x/>"}))


@pytest.mark.parametrize("suffix", [".docm", ".dotx", ".doc", ".wps"])
def test_other_kinds_of_file_are_refused(folder: Path, suffix: str) -> None:
    assert "不是 .docx" in refusal(template(folder).rename(folder / f"模板{suffix}"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 400, b"<html>"])
def test_what_is_no_word_file_is_refused(folder: Path, content: bytes) -> None:
    (folder / "模板.docx").write_bytes(content)
    assert refusal(folder / "模板.docx")


def test_a_missing_template_is_named(folder: Path) -> None:
    assert "读不到" in refusal(folder / "模板.docx")


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(folder: Path) -> None:
    path = with_parts(template(folder), word__a_txt="0" * 30_000_000)
    assert "太大" in refusal(path)


def test_overlapping_entries_are_refused(folder: Path) -> None:
    path = template(folder)
    content = bytearray(path.read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 42 : directory + 46] = (0).to_bytes(4, "little")
    path.write_bytes(content)
    assert "打不开" in refusal(path)


def test_the_document_tells_nothing_of_its_maker(folder: Path) -> None:
    made = Document()
    made.core_properties.author = "示例作者"
    made.save(str(folder / "模板.docx"))
    fill(folder / "模板.docx", {}, folder / "文件.docx")
    with zipfile.ZipFile(folder / "文件.docx") as package:
        assert [name for name in package.namelist() if name.startswith("docProps")] == []


@pytest.mark.parametrize("path", sorted((resources() / "templates").glob("*.docx")), ids=lambda path: path.stem)
def test_a_shipped_template_passes_its_own_checks(path: Path) -> None:
    assert words(path)
