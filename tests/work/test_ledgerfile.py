"""Files of ledgers: as they are shipped, and every mistake told with its line."""

from __future__ import annotations

import pytest
from kernel import House, Person
from office import MODULES

from desktop.model.catalogue import Catalogue
from desktop.work.desk import catalogue_of
from desktop.work.ledger import Compare, Condition, Ledger
from desktop.work.ledgerfile import folder, load, read

CATALOGUE = Catalogue(House, Person)
SHEET = """id = "S"
title = "统计"
periods = ["month"]
[[row]]
id = "women"
label = "女"
source = "person"
when = "born"
where = { sex = "2" }
[[row]]
id = "all"
label = "合计"
total = ["women"]
"""
LIST = """id = "L"
title = "名册"
source = "person"
columns = [
  { field = "name", mask = true },
  { field = "house.address", label = "住哪里" },
  { field = "phone" },
]
"""


def made(text: str) -> Ledger:
    ledger, problems = read(text, "x.toml", CATALOGUE)
    assert ledger is not None, problems
    return ledger


@pytest.mark.parametrize("path", sorted(folder().glob("*.toml")), ids=lambda path: path.stem)
def test_a_shipped_ledger_fits_the_records(path) -> None:
    ledger, problems = load(path, catalogue_of(MODULES))

    assert (problems, getattr(ledger, "id", None)) == ([], path.stem)


def test_every_shipped_ledger_is_offered_by_a_slice() -> None:
    assert sorted(name for module in MODULES for name in module.ledgers) == sorted(
        path.stem for path in folder().glob("*.toml")
    )


def test_a_sheet_has_its_rows() -> None:
    women, total = made(SHEET).rows

    assert (women.source, women.when, women.where) == (Person, "born", (Condition("sex", Compare.IS, ("2",)),))
    assert total.total == ("women",)


def test_a_list_looks_through_references_and_masks_what_is_private_or_told_to_be() -> None:
    name, address, phone = made(LIST).columns

    assert [one.label for one in (name, address, phone)] == ["姓名", "住哪里", "电话"]
    assert (name.is_private, address.is_private, phone.is_private) == (True, False, True)
    assert address.through == (Person.fields["house"],)


@pytest.mark.parametrize(
    ("text", "old", "new", "told"),
    [
        (SHEET, 'source = "person"', 'source = "people"', "第7行：没有“people”这种记录"),
        (SHEET, 'when = "born"', 'when = "name"', "第8行：“name”不是日期或时间"),
        (SHEET, "{ sex =", "{ gender =", "第9行：人没有“gender”这一栏"),
        (SHEET, 'sex = "2"', 'sex = "7"', "第9行：“sex”没有这样的值"),
        (SHEET, 'sex = "2"', 'sex = { like = "2" }', "第9行：不认得“like”"),
        (SHEET, 'sex = "2"', 'sex = { by = "last" }', "第9行：“sex”不能这样比"),
        (SHEET, 'sex = "2"', "helped = true", "第9行：“上门帮助”只有书记能看，不进台账"),
        (SHEET, 'id = "all"', 'id = "women"', "第5行：每一行要有自己的 id，不能重复"),
        (SHEET, 'total = ["women"]', 'total = ["men"]', "第13行：没有“men”这一行"),
        (SHEET, 'total = ["women"]', 'share_of = "men"', "第13行：没有“men”这一行"),
        (SHEET, 'when = "born"', 'distinct = "name"', "第8行：“name”不是可以有多项的一栏"),
        (SHEET, 'periods = ["month"]', 'periods = ["week"]', "第3行：periods 只认 month、quarter、year"),
        (SHEET, 'title = "统计"', 'titel = "统计"', "第2行：不认得“titel”"),
        (SHEET, 'label = "女"', 'lable = "女"', "第6行：不认得“lable”"),
        (SHEET, 'id = "S"', "id = S", "第1行：写法不对，读不出来"),
        (SHEET, "[[row]]", "[row", "第4行：写法不对，读不出来"),
        (LIST, "house.address", "house.street", "第6行：房子没有“street”这一栏"),
        (LIST, "house.address", "age.address", "第6行：“age”不指向别的记录"),
        (LIST, '"phone"', '"mobile"', "第7行：人没有“mobile”这一栏"),
        (LIST, '"phone"', '"helped"', "第7行：“上门帮助”只有书记能看，不进台账"),
        (
            LIST,
            'source = "person"',
            'source = "person"\nwhere = { born = { by = "last" } }',
            "第4行：名册的条件只认值和 filled",
        ),
        (LIST, "mask = true", "veil = true", "第4行：不认得“veil”"),
        (LIST, '"phone"', '"phone", as = "age"', "第7行：“phone”不能说成“age”"),
        (LIST, '"phone"', '"born", as = "week"', "第7行：“born”不能说成“week”"),
        (LIST, '"phone"', '["phone", "mobile"]', "第7行：人没有“mobile”这一栏"),
        (LIST, '"house.address"', '"friends.house.address"', "第6行：“friends”不指向别的记录"),
        (LIST, 'source = "person"', 'source = "person"\norder = "helped"', "第4行：不能按“helped”排"),
        (LIST, 'source = "person"', 'source = "person"\nfigures = "team"', "第5行：columns、row、figures 三样只能有一样"),
        (LIST, "columns", "column", "第4行：不认得“column”"),
        (LIST, "columns = [", "columns = 3\nx = [", "第4行：columns 的写法不对"),
        (SHEET, '{ sex = "2" }', '"2"', "第9行：where 的写法不对"),
        (SHEET, 'sex = "2"', 'born = { past = "born" }', "第9行：“born”不能这样比"),
        (SHEET, 'sex = "2"', 'sex = { kept = "born" }', "第9行：“sex”不能这样比"),
        (SHEET, 'sex = "2"', 'friends = { has = "A" }', "第9行：“friends”不能这样比"),
        (SHEET, 'when = "born"', 'sum = "name"', "第8行：“name”不是可以相加的一栏"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, old: str, new: str, told: str) -> None:
    ledger, problems = read(text.replace(old, new, 1), "x.toml", CATALOGUE)

    assert ledger is None
    assert f"x.toml {told}" in [str(one) for one in problems]


def test_a_file_that_is_neither_list_nor_sheet_is_no_ledger() -> None:
    ledger, problems = read('id = "E"\ntitle = "空"\n', "x.toml", CATALOGUE)

    assert (ledger, len(problems)) == (None, 1)


def test_a_list_may_take_the_first_of_several_that_says_something_and_say_it_otherwise() -> None:
    ledger = made(LIST.replace('"phone"', '["house.address", "name"]').replace('"name", mask = true', '"born", as = "age"'))
    born, _, either = ledger.columns

    assert (born.field, ledger.said) == (Person.fields["born"], ("age", "", ""))
    assert [one.field for one in either.turns] == [House.fields["address"], Person.fields["name"]]


def test_a_ledger_may_be_the_figures_of_a_slice() -> None:
    ledger = made('id = "F"\ntitle = "统计"\nfigures = "team"\n')

    assert (ledger.figures, ledger.is_list, ledger.rows) == ("team", False, ())
