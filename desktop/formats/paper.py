"""A Word template: whether it is fit to be used, and its filling. Used in the child only, for templates come from anywhere.

Source: security.md D1 to D4, X4.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from defusedxml.ElementTree import fromstring
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree  # type: ignore[import-untyped]  # the library ships no types

from desktop.base.errors import DeskError
from desktop.formats.marks import Marks, missing
from desktop.formats.plain import fit

_LARGEST_FILE = 10 * 2**20
_LARGEST_INSIDE = 24 * 2**20
_LARGEST_XML = 8 * 2**20
_MOST_ENTRIES = 500
_LOCAL_HEADER = 30
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_LIVE_PART = re.compile(r"vbaproject|activex|oleobject|/embeddings/|comments")
_STILL_PART = re.compile(r"\.(?:xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf)$|/$")
_LIVE_TYPE = re.compile(r"macroenabled|vbaproject|activex|oleobject|ms-word\.keymap", re.IGNORECASE)
_LIVE_LINK = re.compile(r"/(?:oleObject|package|control|attachedTemplate|subDocument|aFChunk|frame|vbaProject|recipientData)$")
_LIVE_ELEMENT = frozenset({"altChunk", "object", "OLEObject", "control", "subDoc", "attachedTemplate", "mailMerge"})
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo", "commentReference"})
_LIVE_FIELD = re.compile(r"DDE|INCLUDE|LINK|DATABASE|IMPORT|MACRO|AUTOTEXT|EMBED|[{}]")
_UNREACHED = frozenset({"core-properties", "extended-properties", "custom-properties", "thumbnail"})
_W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_HOLDERS = " or ".join(f"parent::w:{name}" for name in ("body", "tbl", "tr", "tc", "p", "r"))
_LOOSE = etree.XPath(f"//text()[({_HOLDERS}) and normalize-space()]", namespaces=_W)  # as a union of paths: 50 times slower


def fill(template: Path, context: Mapping[str, Any], out: Path) -> list[str]:
    """Write the template with its words replaced; properties, thumbnail and other traces of its maker are left out.

    Returns:
        Words the context does not know and the template has nothing to put in their place; they are printed blank.

    Raises:
        DeskError: when the template is not fit to be used.
        OSError: when the disk refuses.
    """
    marks = Marks()
    paper = _Paper(checked(template))
    with _understood():
        paper.render(_fitted(context), marks, autoescape=True)
        paper.forget_maker()
        paper.save(made := BytesIO())
    out.write_bytes(made.getvalue())
    return list(missing(marks.words, context))


def words(template: Path) -> list[str]:
    """The dotted words the template asks for, in order.

    Raises:
        DeskError: when the template is not fit to be used.
    """
    marks = Marks()
    paper = _Paper(checked(template))
    with _understood():
        for source in paper.sources():
            marks.study(paper.patch_xml(source))
    return list(marks.words)


def checked(template: Path) -> BytesIO:
    """The template's bytes, once it holds nothing that runs, reaches out, or is bigger than a form can be.

    Raises:
        DeskError: saying what is in the way.
    """
    if template.suffix.lower() != ".docx":
        raise _unfit("不是 .docx 文件")
    try:
        content = template.read_bytes() if template.stat().st_size <= _LARGEST_FILE else b""
    except OSError as error:
        raise _unfit("读不到") from error
    if not content:
        raise _unfit("太大，或者是空的")
    try:
        with ZipFile(BytesIO(content)) as package:
            _check_entries(package)
            for entry in package.infolist():
                name = entry.filename.lower()
                if name.endswith((".xml", ".rels")):
                    _check_part(name, fromstring(package.read(entry), forbid_dtd=True))
    except (BadZipFile, ParseError, zlib.error, EOFError, NotImplementedError, ValueError, LookupError) as error:
        raise _unfit("打不开，或者不是 Word 文件") from error
    return BytesIO(content)


def _fitted(value: Any) -> Any:
    """The value with texts XML can hold, and blanks for what is not known."""
    if isinstance(value, Mapping):
        return {key: _fitted(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_fitted(item) for item in value]
    if isinstance(value, str):
        return fit(value)
    return "" if value is None else value


@contextmanager
def _understood() -> Iterator[None]:
    """What the libraries raise over a crooked template, as a sentence: which error it is depends on the template alone."""
    try:
        yield
    except (TemplateError, etree.XMLSyntaxError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise _unfit("写得不对，或者不完整") from error


class _Paper(DocxTemplate):  # type: ignore[misc]  # the library ships no types
    """docxtpl, strict where it forgives: what it would lose without a word is an error here."""

    def sources(self) -> Iterator[str]:
        """XML of every part that can be filled."""
        self.render_init()
        yield self.get_xml()
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(uri):
                yield self.get_part_xml(part)
        for part in self.docx.part.package.parts:
            if part.content_type.endswith("footnotes+xml"):
                yield part.blob.decode()

    def fix_tables(self, xml: str) -> Any:
        """The filled body as a tree.

        Raises:
            DeskError: when a mark stands where it breaks the document, or text would not be shown.
        """
        try:
            tree = etree.fromstring(xml)
        except etree.XMLSyntaxError as error:
            raise _unfit("的循环或条件没有成对地放在同一层里") from error
        if lost := _LOOSE(tree):
            raise _unfit(f"里“{str(lost[0]).strip()[:20]}”前的标记不能用 p、r、tr、tc")
        return super().fix_tables(xml)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Properties are not filled but dropped: see forget_maker."""

    def forget_maker(self) -> None:
        """Drop properties and thumbnail: author, company, times and pictures of older contents."""
        rels = self.docx.part.package.rels
        for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] in _UNREACHED]:
            del rels[key]


def _check_entries(package: ZipFile) -> None:
    """Caps before anything is unpacked; overlapping entries are how a small file becomes a huge one (CVE-2024-0450)."""
    entries = package.infolist()
    names = {entry.filename.lower() for entry in entries}
    xml = sum(entry.file_size for entry in entries if entry.filename.lower().endswith((".xml", ".rels")))
    inside = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or inside > _LARGEST_INSIDE or xml > _LARGEST_XML:
        raise _unfit("里面太大")
    odd = any(entry.flag_bits & 1 or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for entry in entries)
    if odd or len(names) < len(entries) or _overlap(entries, package.start_dir):
        raise _unfit("打不开，或者不是 Word 文件")
    if any(_LIVE_PART.search(name) or not _STILL_PART.search(name) for name in names):
        raise _unfit("里有宏、嵌入的对象或批注")


def _overlap(entries: list[ZipInfo], end: int) -> bool:
    starts = sorted((entry.header_offset, entry.compress_size + _LOCAL_HEADER) for entry in entries)
    after = [start for start, _ in starts[1:]] + [end]
    return any(start + size > following for (start, size), following in zip(starts, after, strict=True))


def _check_part(name: str, root: Element) -> None:
    elements = list(root.iter())
    if name == "[content_types].xml":
        types = {element.get("ContentType", "") for element in elements}
        if _MAIN not in types or any(_LIVE_TYPE.search(kind) for kind in types) or any(map(_is_disguised, elements)):
            raise _unfit("里有宏，或者不是普通的 Word 文件")
    elif name.endswith(".rels"):
        if any(_reaches_out(element) for element in elements):
            raise _unfit("里有指向外面的链接、外来的模板或嵌入的对象")
    else:
        _check_contents(elements)


def _is_disguised(kind: Element) -> bool:
    """Whether XML goes under a name that is not looked into."""
    name = (kind.get("PartName") or kind.get("Extension") or "").lower()
    return kind.get("ContentType", "").endswith("xml") and not name.endswith(("xml", "rels"))


def _reaches_out(link: Element) -> bool:
    target = link.get("Target", "")
    outside = link.get("TargetMode", "").lower() == "external" or ":" in target or target.startswith(("\\", "//"))
    return outside or bool(_LIVE_LINK.search(link.get("Type", "")))


def _check_contents(elements: list[Element]) -> None:
    names = {element.tag.rpartition("}")[2] for element in elements}
    if names & _LIVE_ELEMENT:
        raise _unfit("里有嵌入的对象、外来的模板或邮件合并")
    if names & _TRACKED:
        raise _unfit("里有修订或批注")
    fields = "".join(
        (element.text or "")
        if element.tag.endswith(("}instrText", "}delInstrText"))
        else element.get(f"{{{_W['w']}}}instr", "")
        for element in elements
    )
    if _LIVE_FIELD.search(re.sub(r"\s", "", fields).upper()):
        raise _unfit("里有会去找别的文件的域")


def _unfit(what: str) -> DeskError:
    return DeskError(
        f"这个模板{what}，没有印出任何东西", "在 Word 或 WPS 里改好，另存为 .docx，再试一次；也可以换用自带的模板。"
    )
