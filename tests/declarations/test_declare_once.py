"""One line is added to a record: here is everything that follows from it, and nothing else was touched."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from kernel import KEY, OWNER, House

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.formats import document
from desktop.formats.roster import Layout, read
from desktop.formats.sheets import pasted
from desktop.model import codes
from desktop.model import fields as f
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record, record
from desktop.modules.exchange.rules import leaving
from desktop.store.query import Query
from desktop.store.store import Store
from desktop.ui.filters import FilterBar
from desktop.ui.form import RecordForm
from desktop.ui.table import RecordTable
from desktop.work import past
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.export import take_out
from desktop.work.jobs import Now
from desktop.work.keep import keep_change, keep_new
from desktop.work.listing import Listing, Wording, columns_of
from desktop.work.records import KERNEL

HOUSE = "01J0000000000000000000000H"


@dataclass(frozen=True)
class Line:
    """A line, a value for it and what is to be seen of it.

    Attributes:
        shown: in a table; private values are masked.
        typed: what a person may write in a sheet, and what a search finds it by.
        wrong: words that are refused.
    """

    field: Any
    value: Any
    shown: str
    typed: str
    wrong: str


LINES = {
    "phone": Line(
        f.phone("备用电话", search=True, private=True, also=("紧急电话",), leaves=("monthly",)),
        "13900001234", "139****1234", "139 0000 1234", "12",
    ),
    "day": Line(
        f.day("入住日", also=("搬来日期",), leaves=("monthly",)), date(2020, 5, 1), "2020-05-01", "2020年5月1日", "13.45"
    ),
    "code": Line(
        f.code("性别", codes.SEX, also=("男女",), leaves=("monthly",)), "2", "女", "女性", "妹"
    ),
    "ref": Line(f.ref("房子", "house", also=("住哪里",), leaves=("monthly",)), HOUSE, "示例路1号", "", "某处"),
}  # fmt: skip


def lodger(**more: Any) -> type[Record]:
    """A record of names, with one more line or without."""
    body = {"__annotations__": dict.fromkeys(("name", *more), "object"), "name": f.name("姓名", required=True, search=True)}
    return record("lodger", label="住客", measure="人")(type("Lodger", (Record,), {**body, **more}))


@pytest.fixture(params=LINES, ids=list(LINES))
def line(request: pytest.FixtureRequest) -> Line:
    return LINES[request.param]


def only(*names: str) -> pytest.MarkDecorator:
    """For some of the lines."""
    return pytest.mark.parametrize("line", names, indirect=True)


@pytest.fixture
def kind(line: Line) -> type[Record]:
    return lodger(extra=line.field)


@pytest.fixture
def desk(tmp_path: Path, kind: type[Record]) -> Iterator[Desk]:
    """A desk at a file that was made before the line was added, with 示例旧 in it."""
    clock = FixedClock(date(2026, 8, 28))
    old = lodger()
    before = Store(tmp_path, KEY, Catalogue(*KERNEL, House, old), clock)
    with before.unit("登记", OWNER) as unit:
        unit.add(old(name="示例旧"))
        unit.add(House(uid=HOUSE, address="示例路1号"))
    before.close()
    store = Store(tmp_path, KEY, Catalogue(*KERNEL, House, kind), clock)
    reader = store.reader(OWNER)
    yield Desk(store, reader, OWNER, (), Scripted(), Now())
    reader.connection.close()
    store.close()


@pytest.fixture
def kept(desk: Desk, kind: type[Record], line: Line) -> Record:
    return desk.do(keep_new, kind(name="示例安", extra=line.value)).now()


def test_an_existing_file_has_the_column(desk: Desk, kind: type[Record], kept: Record, line: Line) -> None:
    assert [one.extra for one in desk.store.find(kind)] == [None, line.value]


def test_the_form_has_a_row(desk: Desk, kind: type[Record], line: Line, qtbot) -> None:
    form = RecordForm(desk, kind)
    qtbot.addWidget(form)

    assert form._rows["extra"].field.label == kind.fields["extra"].label


def test_the_form_reads_back_what_it_shows(desk: Desk, kind: type[Record], kept: Record, qtbot) -> None:
    form = RecordForm(desk, kind)
    qtbot.addWidget(form)
    form.open(kept)

    assert form._rows["extra"].editor.value() == kept.extra


def test_the_table_has_a_column(desk: Desk, kind: type[Record], kept: Record, line: Line, qtbot) -> None:
    table = RecordTable(desk.store, kind)
    table.ask(Query())

    assert (table.columns[1].label, table.cells(1)) == (kind.fields["extra"].label, ("示例安", line.shown))


def test_the_filter_bar_has_a_question(desk: Desk, kind: type[Record], kept: Record, qtbot) -> None:
    bar = FilterBar(desk, list(kind.fields.values()))
    qtbot.addWidget(bar)
    bar.parts[1]._filled.click()

    assert [one.name for one in desk.store.find(kind, Query(filters=bar.filters))] == ["示例安"]


def test_excel_gets_a_column(desk: Desk, kind: type[Record], kept: Record, line: Line, tmp_path: Path) -> None:
    take_out(desk, Listing(kind, Query(), columns_of(kind), "住客"), tmp_path / "住客.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "住客.xlsx").active
    column = [sheet.cell(row, 2).value or "" for row in (2, 3, 4)]
    assert column == [kind.fields["extra"].label, "", line.shown]


@only("phone", "day", "code")  # no sheet names a record by its identity
@pytest.mark.parametrize("named", ["label", "also"])
def test_a_roster_is_read_by_its_heading_and_by_other_words_for_it(kind: type[Record], line: Line, named: str) -> None:
    field = kind.fields["extra"]
    heading = field.label if named == "label" else field.also[0]
    book = pasted(f"姓名\t{heading}\n示例安\t{line.typed}\n示例宁\t")

    (reading,) = read(book, Layout(tuple(kind.fields.values()), keys=("name",)))
    (batch,) = reading.batches

    assert [field.kind.parse(text) for text in batch.columns["extra"]] == [line.value, None]


def test_search_finds_it_where_the_line_says_so(desk: Desk, kind: type[Record], kept: Record, line: Line) -> None:
    hits = [hit.record.name for hit in desk.store.search("0001234")]

    assert hits == (["示例安"] if kind.fields["extra"].search else [])


def test_wrong_words_are_refused(desk: Desk, kind: type[Record], line: Line, qtbot) -> None:
    form = RecordForm(desk, kind)
    qtbot.addWidget(form)
    form._rows["name"].editor.write("示例安")
    form._rows["extra"].editor.write(line.wrong)

    with qtbot.assertNotEmitted(form.submitted):
        form.submit()


@only("phone", "code")  # every day is a day, and any record may be named
def test_a_wrong_value_is_not_kept_either(desk: Desk, kind: type[Record], line: Line) -> None:
    with pytest.raises(DeskError, match=kind.fields["extra"].label):
        desk.do(keep_new, kind(name="示例安", extra=line.wrong)).now()


def test_history_tells_of_it_in_its_own_words(desk: Desk, kind: type[Record], kept: Record, line: Line) -> None:
    after = desk.do(keep_change, kept, dataclasses.replace(kept, extra=None)).now()

    (told,) = past.lines(desk.store, past.of_record(desk, after)[0], Wording(desk.store))

    assert told.text == f"{kind.fields['extra'].label}：{line.shown} → （空）"


def test_word_has_a_placeholder(kept: Record, line: Line, kind: type[Record]) -> None:
    words = document.of_record(kept, {HOUSE: "示例路1号"})

    assert words["extra"] in {kind.fields["extra"].kind.show(line.value), line.shown}


def test_a_package_carries_it_where_the_line_says_so(desk: Desk, kind: type[Record]) -> None:
    assert leaving(desk.store.shapes.catalogue, "monthly") == {kind: ("extra",)}


def test_no_package_carries_it_where_the_line_does_not(desk: Desk, kind: type[Record]) -> None:
    assert kind not in leaving(desk.store.shapes.catalogue, "roster")
