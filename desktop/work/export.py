"""Taking what is seen out of the program: as an Excel or CSV file, or on paper. It is in the log before it exists.

Private columns leave masked unless asked for whole; many whole ones need a reason and the password again.
Source: security.md, threat 4 and A6; decisions on people and rights.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.base.errors import DeskError
from desktop.base.files import replacing
from desktop.base.problems import Problem
from desktop.base.progress import Progress
from desktop.base.text import counted, listed
from desktop.formats import workbook
from desktop.model.identity import IdNumber
from desktop.model.rights import Right
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.store.vault import Vault
from desktop.work.ask import FileKind
from desktop.work.desk import Desk, Doing
from desktop.work.listing import Listing, Wording
from desktop.work.verb import verb

XLSX = FileKind("Excel 表格", ("xlsx", "csv"))
PDF = FileKind("PDF 文件", ("pdf",))
_FEW = 1000
"""Rows of a list up to which the log keeps whom it was about; of a longer one it says how many and from where."""
WEIGHTY = 250
"""Rows with whole private columns from which a reason and the password are asked: half of the 500 at which
unlawful provision becomes serious. Source: 法释〔2017〕10号 第五条."""

_CHUNK, _NARROW, _WIDE = 500, 24, 48
_MASK = "遮住中间几位（推荐）"
_WHOLE = "完整写出，会记入操作记录"


@verb("导出", needs=Right.EXPORT, logs=True)
def note_export(unit: Unit, listing: Listing, reason: str = "") -> int:
    """Write into the log that a list leaves as a file; answers how many rows it has.

    Raises:
        DeskError: a reason is needed and none is given.
    """
    return _note(unit, listing, reason)


@verb("打印", needs=Right.EXPORT, logs=True)
def note_print(unit: Unit, listing: Listing, reason: str = "") -> int:
    """Write into the log that a list leaves on paper; answers how many rows it has.

    Raises:
        DeskError: a reason is needed and none is given.
    """
    return _note(unit, listing, reason)


@verb("导出问题清单", needs=Right.EXPORT, logs=True)
def note_problems(unit: Unit, title: str, count: int) -> None:
    """Write into the log that findings leave as a file."""
    unit.note = f"{title}；{counted(count, '条')}"


@verb("导出", needs=Right.EXPORT, logs=True)
def note_rows_exported(unit: Unit, title: str, size: str) -> None:
    """Write into the log that rows which are no records leave as a file; size: how many of what, such as 12 户."""
    unit.label = f"{unit.label}{title} {size}"


@verb("打印", needs=Right.EXPORT, logs=True)
def note_rows_printed(unit: Unit, title: str, size: str) -> None:
    """Write into the log that rows which are no records leave on paper."""
    unit.label = f"{unit.label}{title} {size}"


@dataclass(frozen=True, slots=True)
class _Heading:
    label: str
    width: int


def is_weighty(reader: Reader, listing: Listing) -> bool:
    """Whether the list needs a reason and the password again."""
    return listing.whole and bool(listing.private) and reader.count(listing.kind, listing.query) >= WEIGHTY


def needs_basis(listing: Listing) -> bool:
    """Whether even a single row leaves only with a basis: it holds a whole citizen number. Source: domain test 21."""
    return listing.whole and any(one.field is not None and isinstance(one.field.kind, IdNumber) for one in listing.columns)


def proof(desk: Desk, password: str) -> Callable[[Progress], None]:
    """Work that makes sure it is the signed-in person who asks. Takes a third of a second, so it runs as a job.

    Its run raises DeskError: wrong password, or too soon after one.
    """
    who = desk.account.slot or desk.actor.name
    vault = Vault(desk.file.folder, desk.clock)
    return lambda _: vault.unlock(who, password).wipe()


def export(desk: Desk, listing: Listing) -> None:
    """Ask where to, how much of private columns and why, then write the file."""

    def choose(asked: Listing, reason: str) -> None:
        path = desk.ask.save_file("导出", f"{listing.title} {desk.today.isoformat()}.xlsx", XLSX)
        if path is not None:
            take_out(desk, asked, path, reason)

    justify(desk, listing, choose)


def justify(desk: Desk, listing: Listing, go_on: Callable[[Listing, str], None]) -> None:
    """Settle with the person how much of the private columns leaves, and why; go on with the list and the reason."""
    asked = _masked_or_whole(desk, listing)
    if asked is None:
        return
    is_heavy = is_weighty(desk.store, asked)
    if not is_heavy and not needs_basis(asked):
        go_on(asked, "")
        return
    reason = (desk.ask.words("为什么要拿出完整号码", "写明依据，例如：街道来函〔2026〕3 号，核对常住人口") or "").strip()
    if not reason:
        return
    if is_heavy:
        password = desk.ask.password(f"{asked.title}里有完整的{listed(asked.private)}")
        if password is not None:
            desk.jobs.start("核对密码", proof(desk, password), lambda _: go_on(asked, reason), desk.ask.refuse)
    elif desk.ask.confirm("拿出完整的身份证号？", f"依据：{reason}。谁、什么时候、拿出了哪些人，都会记入操作记录。", "拿出"):
        go_on(asked, reason)


def take_out(desk: Desk, listing: Listing, path: Path, reason: str = "") -> None:
    """Note the export, and when that is kept, write the file: Excel, or CSV when the name ends so."""

    def write(progress: Progress) -> list[Problem]:
        reader = desk.file.reader(desk.actor)
        try:
            return _write(reader, listing, path, progress)
        finally:
            reader.connection.close()

    def tell(found: list[Problem]) -> None:
        desk.ask.tell(f"已导出到 {path.name}")
        if found:
            desk.ask.problems("导出时的问题", found)

    noted = desk.do(note_export, listing, reason)
    noted.then(lambda _: desk.jobs.start("导出", write, tell, desk.ask.refuse))


def export_problems(desk: Desk, title: str, found: Sequence[Problem]) -> None:
    """Write findings as an Excel file, so that they can be worked through on paper."""
    rows = [(problem.where, problem.what) for problem in found]
    _rows_out(desk, title, {"哪里": _NARROW, "问题": _WIDE}, rows, desk.do(note_problems, title, len(rows)))


def export_rows(desk: Desk, title: str, heads: Mapping[str, int], rows: Sequence[tuple[str, ...]], measure: str) -> None:
    """Write rows of words that are no records into an Excel or CSV file.

    Args:
        heads: heading -> characters of its column.
        measure: what one row is counted as.
    """
    _rows_out(desk, title, heads, rows, desk.do(note_rows_exported, title, counted(len(rows), measure)))


def _rows_out(desk: Desk, title: str, heads: Mapping[str, int], rows: Sequence[tuple[str, ...]], noted: Doing[None]) -> None:
    """Ask where to, note it in the log, then write the file."""
    path = desk.ask.save_file("导出", f"{title} {desk.today.isoformat()}.xlsx", XLSX)
    if path is None:
        return
    columns = [_Heading(name, width) for name, width in heads.items()]

    def write(progress: Progress) -> None:
        if path.suffix.lower() == ".csv":
            workbook.write_csv(path, columns, rows, progress)
        else:
            workbook.write(path, title, columns, rows, progress)

    noted.then(lambda _: desk.jobs.start("导出", write, lambda _: desk.ask.tell(f"已导出到 {path.name}"), desk.ask.refuse))


def save_pdf(desk: Desk, path: Path, make: Callable[[], bytes]) -> None:
    """Write a PDF that is made on the worker's thread; whoever shows pages has noted in the log what they hold."""

    def write(progress: Progress) -> None:
        progress.step(0, 0)
        with replacing(path) as part:
            part.write_bytes(make())

    desk.jobs.start("存为 PDF", write, lambda _: desk.ask.tell(f"已保存 {path.name}"), desk.ask.refuse)


def rows_of(reader: Reader, listing: Listing) -> Iterator[tuple[str, ...]]:
    """The cells of a list, row by row, some hundred read at a time; before each group a row that names and counts it."""
    wording, kind = Wording(reader), listing.kind
    groups = reader.groups(kind, listing.query)
    by = kind.fields[listing.query.group] if len(groups) > 1 or (groups and groups[0].value is not None) else None
    for group in groups:
        if by is not None:
            words = wording.text(by, group.value) or "没填的"
            yield (f"{words}（{counted(len(group.numbers), kind.measure)}）", *[""] * (len(listing.columns) - 1))
        for start in range(0, len(group.numbers), _CHUNK):
            page = reader.page(kind, group.numbers[start : start + _CHUNK])
            yield from wording.rows(page, listing.columns, whole=listing.whole)


def _masked_or_whole(desk: Desk, listing: Listing) -> Listing | None:
    """The list with private columns as the person wants them; None when they think better of it."""
    if not listing.private or not desk.actor.may(Right.PRIVATE):
        return listing
    choice = desk.ask.pick(f"{listed(listing.private)}怎样写", (_MASK, _WHOLE))
    return None if choice is None else dataclasses.replace(listing, whole=choice == 1)


def _note(unit: Unit, listing: Listing, reason: str) -> int:
    count = unit.read.count(listing.kind, listing.query)
    size = counted(count, listing.kind.measure)
    if (is_weighty(unit.read, listing) or needs_basis(listing)) and not reason.strip():
        raise DeskError(f"{size}的完整号码要写明用途，没有拿出任何内容", "写明用途，或改成遮住中间几位。")
    unit.label = f"{unit.label}{listing.title} {size}"
    bare = f"完整的{listed(listing.private)}" if listing.whole and listing.private else ""
    if count <= _FEW:
        unit.about += unit.read.find(listing.kind, listing.query)
    columns = listed(one.label for one in listing.columns)
    unit.note = "；".join(filter(None, (reason.strip(), bare, columns)))
    return count


def _write(reader: Reader, listing: Listing, path: Path, progress: Progress) -> list[Problem]:
    rows = rows_of(reader, listing)
    if path.suffix.lower() == ".csv":
        workbook.write_csv(path, listing.columns, rows, progress)
        return []
    sheet = workbook.Sheet(listing.title, listing.title, listing.columns, rows, listing.foot)
    return workbook.write_sheets(path, [sheet], progress)
