from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from desks import anna, keep
from kernel import ASSISTANT, READER, House, Person

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.store import history, traces
from desktop.store.query import Filter, Match, Query
from desktop.store.vault import Person as Keyholder
from desktop.store.vault import Vault
from desktop.work.desk import Desk
from desktop.work.export import (
    WEIGHTY,
    export,
    export_problems,
    export_rows,
    is_weighty,
    note_rows_printed,
    rows_of,
    save_pdf,
    take_out,
)
from desktop.work.listing import Listing, columns_of

MASK, WHOLE = 0, 1
PASSWORD = "caihong-luyou-mantou-qiaoliang"


def listing(*names: str, query: Query | None = None, whole: bool = False) -> Listing:
    return Listing(Person, query or Query(), columns_of(Person, names), "人员名单", whole)


def cells(path: Path) -> list[tuple[str | None, ...]]:
    sheet = openpyxl.load_workbook(path).active
    return [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def crowd(desk: Desk, size: int = WEIGHTY) -> None:
    people = (anna(name=f"示例{'甲乙丙丁'[i % 4]}", id_number=None) for i in range(size))
    with desk.file.unit("导入", desk.actor) as unit:
        for person in people:
            unit.add(person)


def latest(desk: Desk) -> history.Done:
    return history.units(desk.store.connection, limit=1)[0]


def test_what_is_seen_is_what_leaves(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna(name="示例宁", age=80), anna(age=76), anna(name="示例文", age=20))
    old = Query(filters=(Filter("age", Match.FROM, 70),), order="age", descending=True)

    take_out(desk, listing("name", "age", query=old), tmp_path / "名单.xlsx")

    assert cells(tmp_path / "名单.xlsx") == [("姓名", "年龄"), ("示例宁", "80"), ("示例安", "76")]


def test_every_cell_is_text(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())

    take_out(desk, listing("age"), tmp_path / "名单.xlsx")

    assert openpyxl.load_workbook(tmp_path / "名单.xlsx").active["A3"].data_type == "s"


def test_private_columns_leave_masked(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())

    take_out(desk, listing("phone", "id_number"), tmp_path / "名单.xlsx")

    assert cells(tmp_path / "名单.xlsx")[1] == ("139****1234", "******002X")


def test_private_columns_leave_whole_when_asked(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())

    take_out(desk, listing("phone", whole=True), tmp_path / "名单.xlsx")

    assert cells(tmp_path / "名单.xlsx")[1] == ("13900001234",)


def test_references_leave_by_title(desk: Desk, tmp_path: Path) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    keep(desk, anna(house=house.uid))

    take_out(desk, listing("name", "house"), tmp_path / "名单.xlsx")

    assert cells(tmp_path / "名单.xlsx")[1] == ("示例安", "示例路1号")


def test_a_name_ending_in_csv_makes_a_csv_file(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())

    take_out(desk, listing("name", "age"), tmp_path / "名单.csv")

    with (tmp_path / "名单.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [["姓名", "年龄"], ["示例安", "76"]]


def test_the_log_says_what_left(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())

    take_out(desk, listing("name", "phone", whole=True), tmp_path / "名单.xlsx", "街道来函")

    assert (latest(desk).label, latest(desk).note) == ("导出人员名单 1 人", "街道来函；完整的电话；姓名、电话")


def test_the_log_knows_before_the_file_appears(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())

    take_out(desk, listing("name"), tmp_path / "没有这个文件夹" / "名单.xlsx")

    assert (latest(desk).label, [error.title for error in desk.ask.refused]) == (
        "导出人员名单 1 人",
        ["找不到“没有这个文件夹”文件夹，文件没有写成"],
    )


def test_who_may_not_export_gets_no_file(desk_of, desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())
    guest = desk_of(READER)

    take_out(guest, listing("name"), tmp_path / "名单.xlsx")

    assert (len(guest.ask.refused), (tmp_path / "名单.xlsx").exists()) == (1, False)


def test_few_whole_rows_weigh_little(desk: Desk) -> None:
    crowd(desk, WEIGHTY - 1)

    assert not is_weighty(desk.store, listing("phone", whole=True))


def test_many_whole_rows_weigh(desk: Desk) -> None:
    crowd(desk)

    assert is_weighty(desk.store, listing("phone", whole=True))


def test_many_masked_rows_weigh_little(desk: Desk) -> None:
    crowd(desk)

    assert not is_weighty(desk.store, listing("phone"))


def test_many_whole_rows_do_not_leave_without_a_reason(desk: Desk, tmp_path: Path) -> None:
    crowd(desk)

    take_out(desk, listing("phone", whole=True), tmp_path / "名单.xlsx", "  ")

    assert ((tmp_path / "名单.xlsx").exists(), desk.ask.refused[0].title) == (
        False,
        "250 人的完整号码要写明用途，没有拿出任何内容",
    )


def test_a_list_without_private_columns_asks_only_where_to(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())
    desk.ask.answers = [tmp_path / "名单.xlsx"]

    export(desk, listing("name"))

    assert desk.ask.told == ["已导出到 名单.xlsx"]


def test_private_columns_are_asked_about(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())
    desk.ask.answers = [MASK, tmp_path / "名单.xlsx"]

    export(desk, listing("phone"))

    assert cells(tmp_path / "名单.xlsx")[1] == ("139****1234",)


def test_thinking_better_of_it_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())
    desk.ask.answers = [None]

    export(desk, listing("phone"))

    assert latest(desk).label == "登记"


def numbers(*, whole: bool = True) -> Listing:
    return listing("name", "id_number", whole=whole)


def test_even_one_whole_citizen_number_leaves_only_with_a_basis(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())

    take_out(desk, numbers(), tmp_path / "名单.xlsx", " ")

    assert ((tmp_path / "名单.xlsx").exists(), desk.ask.refused[0].title) == (
        False,
        "1 人的完整号码要写明用途，没有拿出任何内容",
    )


def test_a_masked_one_needs_none(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())

    take_out(desk, numbers(whole=False), tmp_path / "名单.xlsx")

    assert cells(tmp_path / "名单.xlsx")[1] == ("示例安", "******002X")


@pytest.mark.parametrize("answers", [[WHOLE, "街道来函", False], [WHOLE, "  "], [WHOLE, None]])
def test_without_basis_or_confirmation_no_citizen_number_leaves(desk: Desk, answers: list[object]) -> None:
    keep(desk, anna())
    desk.ask.answers = list(answers)

    export(desk, listing("name", "id_number"))

    assert (latest(desk).label, desk.ask.answers) == ("登记", [])


def test_with_basis_and_confirmation_it_leaves_and_the_log_knows_of_whom(desk: Desk, tmp_path: Path) -> None:
    (person,) = keep(desk, anna())
    desk.ask.answers = [WHOLE, "街道来函〔2026〕3 号", True, tmp_path / "名单.xlsx"]

    export(desk, listing("name", "id_number"))

    assert cells(tmp_path / "名单.xlsx")[1] == ("示例安", "11010519491231002X")
    assert latest(desk).note == "街道来函〔2026〕3 号；完整的证件号；姓名、证件号"
    assert [done.label for done in traces.looks(desk.store, person)] == ["导出人员名单 1 人"]


def test_the_log_knows_of_a_number_before_its_file_appears(desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())

    take_out(desk, numbers(), tmp_path / "没有这个文件夹" / "名单.xlsx", "街道来函")

    assert (latest(desk).act, len(desk.ask.refused)) == ("导出", 1)


@pytest.fixture
def vault(desk: Desk) -> Vault:
    made = Vault(desk.file.folder, desk.clock)
    made.create(desk.actor.owner, Keyholder(desk.actor.name), PASSWORD)
    return made


def test_many_whole_rows_leave_with_reason_and_password(desk: Desk, vault: Vault, tmp_path: Path) -> None:
    crowd(desk)
    desk.ask.answers = [WHOLE, "街道来函", PASSWORD, tmp_path / "名单.xlsx"]

    export(desk, listing("phone"))

    assert (len(cells(tmp_path / "名单.xlsx")), latest(desk).note) == (WEIGHTY + 1, "街道来函；完整的电话；电话")


def test_a_wrong_password_lets_nothing_out(desk: Desk, vault: Vault) -> None:
    crowd(desk)
    desk.ask.answers = [WHOLE, "街道来函", "falsch-falsch-falsch"]

    export(desk, listing("phone"))

    assert (len(desk.ask.refused), latest(desk).label) == (1, "导入")


def test_no_reason_lets_nothing_out(desk: Desk) -> None:
    crowd(desk)
    desk.ask.answers = [WHOLE, "  "]

    export(desk, listing("phone"))

    assert latest(desk).label == "导入"


def test_an_assistant_may_export(desk_of, desk: Desk, tmp_path: Path) -> None:
    keep(desk, anna())
    helper = desk_of(ASSISTANT)

    take_out(helper, listing("name"), tmp_path / "名单.xlsx")

    assert latest(desk).actor == "示例助手"


def test_findings_leave_as_a_sheet(desk: Desk, tmp_path: Path) -> None:
    desk.ask.answers = [tmp_path / "问题.xlsx"]

    export_problems(desk, "导入问题", [Problem("第7行 出生日期", "不是日期")])

    assert cells(tmp_path / "问题.xlsx") == [("哪里", "问题"), ("第7行 出生日期", "不是日期")]


def test_a_pdf_is_written_whole(desk: Desk, tmp_path: Path) -> None:
    save_pdf(desk, tmp_path / "名单.pdf", lambda: b"%PDF-1.4 example")

    assert ((tmp_path / "名单.pdf").read_bytes(), desk.ask.told) == (b"%PDF-1.4 example", ["已保存 名单.pdf"])


def test_a_pdf_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    save_pdf(desk, tmp_path / "没有" / "名单.pdf", lambda: b"x")

    assert isinstance(desk.ask.refused[0], DeskError)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_rows_that_are_no_records_leave_as_a_file_and_are_in_the_log(desk: Desk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"覆盖.{ending}"
    desk.ask.answers = [path]

    export_rows(desk, "走访覆盖", {"楼": 12, "户": 6}, [("1号", "3"), ("2号", "5")], "栋")

    assert (path.exists(), desk.ask.told) == (True, [f"已导出到 覆盖.{ending}"])
    (label,) = desk.store.connection.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()
    assert label == "导出走访覆盖 2 栋"


def test_without_a_place_for_them_no_rows_leave(desk: Desk) -> None:
    before = desk.store.connection.execute("SELECT count(*) FROM unit").fetchone()
    desk.ask.answers = [None]

    export_rows(desk, "走访覆盖", {"楼": 12}, [("1号",)], "栋")

    assert desk.store.connection.execute("SELECT count(*) FROM unit").fetchone() == before


def test_rows_on_paper_are_in_the_log(desk: Desk) -> None:
    desk.do(note_rows_printed, "走访单", "18 户").now()

    (label,) = desk.store.connection.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()
    assert label == "打印走访单 18 户"


def test_a_grouped_list_leaves_with_its_groups(desk: Desk) -> None:
    keep(desk, anna(name="示例甲", sex="2", id_number=None), anna(name="示例乙", sex="1", id_number=None))
    listing = Listing(Person, Query(group="sex"), columns_of(Person, ["name", "age"]), "人员")

    assert list(rows_of(desk.store, listing)) == [("男（1 人）", ""), ("示例乙", "76"), ("女（1 人）", ""), ("示例甲", "76")]
