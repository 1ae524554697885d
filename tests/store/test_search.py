"""Search as you type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from kernel import KEY, OWNER, READER, House, Person

from desktop.base.clock import FixedClock
from desktop.base.errors import RefusedError
from desktop.model import fields as f
from desktop.model.catalogue import Catalogue
from desktop.model.kinds import Find
from desktop.model.record import Record, record
from desktop.store import search
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.store import Store

ID = "11010519491231002X"
COMMON = st.sampled_from("王李张刘陈单解仇曾欧阳司马诸葛伟芳娜秀英敏静一二三子轩涵·")
RARE = st.sampled_from("㐀䶮鿃龘𠮷𡈼𪚥𫝀𫠜𬬭𭊴𮍌𰀀𱍊𲎯豈﨑〇々")
NAMES = st.text(COMMON | RARE, min_size=2, max_size=8).filter(lambda name: name.strip("·") == name)


@record("leaflet", label="传单", measure="张")
class Leaflet(Record):
    text: str | None = f.text("内容", search=True)
    more: str | None = f.text("其余", search=True)


@pytest.fixture
def keep(store: Store) -> Callable[[Record], Record]:
    """Keep one record in a unit of its own."""

    def one(made: Record) -> Record:
        with store.unit("登记", OWNER) as unit:
            return unit.add(made)

    return one


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that many examples share."""
    clock = FixedClock(date(2026, 8, 28))
    store = Store(tmp_path_factory.mktemp("shared"), KEY, Catalogue(House, Person, Leaflet), clock)
    yield store
    store.close()


@pytest.fixture(scope="module")
def eyes(shared: Store) -> Iterator[Reader]:
    reader = shared.reader(OWNER)
    yield reader
    reader.connection.close()


def found(reader: Reader, words: str) -> set[str]:
    """Uids found by the list's search; the box is asked too, with room for all, and must agree."""
    listed = {one.uid for kind in reader.shapes.catalogue.values() for one in reader.find(kind, Query(words=words))}
    boxed = {hit.record.uid for hit in reader.search(words, limit=100_000)}
    assert listed == boxed
    return listed


def finds(reader: Reader, kind: type[Record], uid: str, words: str) -> bool:
    """Whether the list's search finds this record among many."""
    return reader.number(kind, uid) in reader.ids(kind, Query(words=words))


def added(store: Store, made: Record) -> str:
    with store.unit("登记", OWNER) as unit:
        return unit.add(made).uid


# --- every part of what is known finds it -----------------------------------------------------------------------------


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, data=st.data())
@example(name="欧阳·𠮷一", data=None)
def test_every_two_characters_or_more_of_a_name_find_it(shared: Store, eyes: Reader, name: str, data: Any) -> None:
    uid = added(shared, Person(name=name))
    start = data.draw(st.integers(0, len(name) - 2)) if data else 1
    end = data.draw(st.integers(start + 2, len(name))) if data else len(name)
    typed = name[start:end]
    if typed.strip("·"):
        assert finds(eyes, Person, uid, typed)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, data=st.data())
def test_every_single_character_of_a_name_finds_it(shared: Store, eyes: Reader, name: str, data: Any) -> None:
    uid = added(shared, Person(name=name))
    assert finds(eyes, Person, uid, data.draw(st.sampled_from(name.replace("·", ""))))


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_three_digits_or_more_of_a_number_find_it(shared: Store, eyes: Reader, data: Any) -> None:
    mobile = data.draw(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
    other = data.draw(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
    number = data.draw(st.from_regex(r"[1-9][0-9]{5}(19|20)[0-9]{9}[0-9X]", fullmatch=True))
    uid = added(shared, Person(name="张三", phone=f"{mobile};{other}", id_number=number))
    whole = data.draw(st.sampled_from((mobile, other, number, number.lower())))
    start = data.draw(st.integers(0, len(whole) - 3))
    end = data.draw(st.integers(start + 3, len(whole)))
    assert finds(eyes, Person, uid, whole[start:end])


@pytest.mark.parametrize("typed", ["021-62345678", "02162345678", "62345678", "021-6234", "1623", "345678-80", "56788", "801"])
def test_a_landline_is_found_with_and_without_its_lines(keep: Any, reader: Reader, typed: str) -> None:
    uid = keep(Person(name="张三", phone="021-62345678-801")).uid
    assert found(reader, typed) == {uid}


def test_two_numbers_of_one_person_are_not_one_long_number(keep: Any, reader: Reader) -> None:
    keep(Person(name="张三", phone="13612343817;13900001111", id_number=ID))
    assert [found(reader, typed) for typed in ("817139", "71390", "111110")] == [set(), set(), set()]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_address_is_found_by_its_words_and_by_whole_numbers_from_their_left(shared: Store, eyes: Reader, data: Any) -> None:
    lane, house, room = (data.draw(st.integers(1, 999)) for _ in range(3))
    uid = added(shared, House(address=f"示例路{lane}弄{house}号{room}"))
    typed = data.draw(
        st.sampled_from(
            (f"示例路{lane}", f"{lane}弄{house}号", f"{house}号{room}", f"示例 {lane}", f"{lane}-{house}", f"{house}-{room}")
        )
    )
    assert finds(eyes, House, uid, typed)


def test_a_number_in_an_address_is_not_found_from_its_middle(keep: Any, reader: Reader) -> None:
    uid = keep(House(address="示例路123弄5号")).uid
    assert (found(reader, "12"), found(reader, "23弄")) == ({uid}, set())


@pytest.mark.parametrize("typed", ["A座", "b12", "B12室", "o'neil", "Neil", "12室"])
def test_latin_words_and_numbers_beside_them_are_found_as_they_stand(keep: Any, reader: Reader, typed: str) -> None:
    uid = keep(Person(name="张三", note="A座B12室 O'Neil")).uid
    assert found(reader, typed) == {uid}


@pytest.mark.parametrize(
    "typed", ["12-301", "12-30", "12-3", "12-", "12号301", "12/301", "12-3-301", "100-12", "100弄12号", "12号3单元301", "301"]
)
def test_a_door_is_found_by_its_numbers_alone_while_they_are_typed(keep: Any, reader: Reader, typed: str) -> None:
    uid = keep(House(address="示例路100弄12号3单元301")).uid
    keep(House(address="示例路112号1301"))
    assert found(reader, typed) == {uid}


@pytest.mark.parametrize("kept", ["12号301", "12弄301", "12幢301", "12栋301室", "12号楼301", "A区12-301"])
def test_a_door_is_found_by_its_numbers_however_it_is_written(keep: Any, reader: Reader, kept: str) -> None:
    uid = keep(House(address=kept)).uid
    assert [found(reader, typed) for typed in ("12-301", "12-30", "301-12")] == [{uid}, {uid}, set()]


@pytest.mark.parametrize(
    ("surname", "sounds", "initials"),
    [
        ("单", "shan dan", "s d"),
        ("仇", "qiu chou", "q c"),
        ("解", "xie jie", "x j"),
        ("曾", "zeng ceng", "z c"),
        ("查", "zha cha", "z c"),
        ("区", "ou qu", "o q"),
        ("覃", "qin tan", "q t"),
        ("盖", "ge gai", "g"),
        ("翟", "zhai di", "z d"),
        ("缪", "miao mou", "m"),
        ("朴", "piao pu", "p"),
        ("薄", "bo bao", "b"),
        ("种", "chong zhong", "c z"),
        ("乐", "yue le", "y l"),
        ("折", "she zhe", "s z"),
        ("召", "shao zhao", "s z"),
        ("尉迟", "yuchi weichi", "yc wc"),
        ("长孙", "zhangsun changsun", "zs cs"),
        ("万俟", "moqi wansi", "mq ws"),
        ("澹台", "tantai dantai", "tt dt"),
    ],
)
def test_a_surname_is_found_by_every_reading_of_it(keep: Any, reader: Reader, surname: str, sounds: str, initials: str) -> None:
    uid = keep(Person(name=f"{surname}文青")).uid
    begun = [*sounds.split(), *initials.split()]
    typed = [*begun, *(f"{one}{rest}" for one in begun for rest in ("wq", "wenq", "wqing", "wenqing"))]
    assert [words for words in typed if not finds(reader, Person, uid, words)] == []


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("示例苑", "示例苑，"),
        ("示例苑", "（示例苑）"),
        ("示例苑", "　示例苑"),
        ("Ａ座", "a座"),
        ("ABC", "ａｂｃ"),
        ("１２号", "12号"),
        ("苑", "苑，"),
        ("示例、苑", "苑"),
    ],
)
def test_width_signs_and_blanks_do_not_matter(keep: Any, reader: Reader, kept: str, typed: str) -> None:
    uid = keep(Person(name="张三", note=kept)).uid
    assert found(reader, typed) == {uid}


def test_several_words_must_all_be_found_in_whatever_order(keep: Any, reader: Reader) -> None:
    uid = keep(Person(name="单文华", phone="13612343817", note="下棋")).uid
    keep(Person(name="单文英", phone="13612343818"))
    assert [found(reader, words) for words in ("单文 3817", "3817 swh", "下棋 单", "单文 下棋 3818")] == [
        {uid},
        {uid},
        {uid},
        set(),
    ]


# --- what comes first -------------------------------------------------------------------------------------------------


def test_names_that_begin_so_come_before_others_and_those_before_addresses_and_words(keep: Any, reader: Reader) -> None:
    for made in (Person(name="张三", note="示例"), House(address="示例路1号"), Person(name="王示例"), Person(name="示例王")):
        keep(made)
    assert [(hit.label, hit.why) for hit in reader.search("示例")] == [
        ("示例王", "姓名"),
        ("王示例", "姓名"),
        ("示例路1号", "住址"),
        ("张三", "内容"),
    ]


def test_a_number_of_a_person_comes_before_a_number_of_a_house(keep: Any, reader: Reader) -> None:
    keep(House(address="示例路136弄"))
    keep(Person(name="张三", phone="13612343817"))
    assert [hit.why for hit in reader.search("136")] == ["号码", "住址"]


def test_numbers_that_end_so_come_before_numbers_that_hold_it(keep: Any, reader: Reader) -> None:
    keep(Person(name="张三", phone="13838171234"))
    keep(Person(name="李四", phone="13612343817;13900001111"))
    keep(Person(name="王五", id_number="110105194912313817"))
    assert [hit.label for hit in reader.search("3817")] == ["王五", "李四", "张三"]
    assert [hit.label for hit in reader.search("817")] == ["王五", "李四", "张三"]


def test_what_is_found_alike_stands_in_the_order_of_the_types_asked_for_the_latest_first(shared: Store, eyes: Reader) -> None:
    for made in (Leaflet(text="月饼一"), Person(name="张三", note="月饼"), Leaflet(text="月饼二")):
        added(shared, made)
    orders = ((Person, Leaflet), (Leaflet, Person))
    assert [[hit.label for hit in eyes.search("月饼", kinds=kinds)] for kinds in orders] == [
        ["张三", "月饼二", "月饼一"],
        ["月饼二", "月饼一", "张三"],
    ]


def test_no_more_are_answered_than_asked_for(keep: Any, reader: Reader) -> None:
    for _ in range(7):
        keep(Person(name="示例王"))
    assert len(reader.search("示例", limit=3)) == 3


def test_a_rare_type_is_found_behind_any_number_of_another(store: Store, keep: Any, reader: Reader) -> None:
    uids = store.clock.uids()
    with store.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="示例王", note="示例路") for _ in range(300))
    for _ in range(10):
        keep(House(address="别处"))
    house = keep(House(address="示例路1号"))
    assert [hit.record for hit in reader.search("示例", limit=5, kinds=[House])] == [house]


# --- what is no longer so ---------------------------------------------------------------------------------------------


def test_what_was_changed_is_found_by_the_new_and_not_by_the_old(store: Store, keep: Any, reader: Reader) -> None:
    person = keep(Person(name="单文华", phone="13612343817"))
    with store.unit("修改", OWNER) as unit:
        unit.change(person, replace(person, name="李四", phone=None))
    assert [found(reader, typed) for typed in ("单文", "swh", "3817", "李四", "ls")] == [
        set(),
        set(),
        set(),
        {person.uid},
        {person.uid},
    ]


def test_a_record_with_nothing_to_say_has_no_rows(store: Store, keep: Any) -> None:
    keep(Person(age=3))
    assert search.rows_for(store.shapes["person"], 1, [None] * 4) == {}
    assert store.writer.execute("SELECT count(*) FROM find_words").fetchone() == (0,)


def test_one_record_says_something_in_each_table_it_has_something_for(store: Store) -> None:
    shape = store.shapes["person"]
    rows = search.rows_for(shape, 3, ["单文华", "13612343817", ID, "下棋"])
    assert set(rows) == set(search.TABLES)
    assert {row[0] for row in rows.values()} == {3 * search.TYPES + shape.number}
    assert [field.kind.find for field in shape.searched] == [Find.NAME, Find.DIGITS, Find.DIGITS, Find.WORDS]


def test_several_texts_of_one_record_are_all_found(shared: Store, eyes: Reader) -> None:
    uid = added(shared, Leaflet(text="垃圾分类", more="宠物登记"))
    assert [uid in found(eyes, typed) for typed in ("分类", "宠物", "类宠")] == [True, True, False]


# --- nothing a person types raises ------------------------------------------------------------------------------------

ANYTHING = st.text(max_size=40) | st.text(st.sampled_from("'\"*^()-:{}+ANDORNTEa1示例\x00\ud800， \t"), max_size=40)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=ANYTHING)
@example(typed="\ud800示")
@example(typed="示\udfff例")
@example(typed="' OR 1=1 --")
@example(typed='NEAR("a" "b")')
@example(typed="{name}: 示")
@example(typed="9" * 30)
def test_nothing_a_person_types_raises(shared: Store, eyes: Reader, typed: str) -> None:
    eyes.search(typed)
    eyes.count(Person, Query(words=typed))
    eyes.count(Person, Query(filters=(Filter("note", Match.HAS, typed),)))


@pytest.mark.parametrize(
    "typed", ["示" * 100_000, "a" * 100_000, "1" * 100_000, "示 " * 5_000, "a1示-" * 20_000, "%_\\" * 30_000]
)
def test_a_pasted_page_is_no_question_that_raises(shared: Store, eyes: Reader, typed: str) -> None:
    eyes.search(typed)
    eyes.count(Person, Query(words=typed))
    assert eyes.count(Person, Query(filters=(Filter("note", Match.HAS, typed),))) == 0


@pytest.mark.parametrize("typed", ["", "   ", "\u3000"])
def test_nothing_typed_finds_nothing_in_the_box_and_leaves_a_list_whole(keep: Any, reader: Reader, typed: str) -> None:
    keep(Person(name="张三"))
    assert (reader.search(typed), reader.count(Person, Query(words=typed))) == ([], 1)


@pytest.mark.parametrize("typed", ["!", "，", "···", "😀", "\x00", '"'])
def test_signs_alone_find_nothing(keep: Any, reader: Reader, typed: str) -> None:
    keep(Person(name="张·三", note='!，😀"'))
    assert (found(reader, typed), found(reader, f"张 {typed}")) == (set(), set())


# --- who may not see ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["3817", "136", "002X", ID])
def test_numbers_are_not_found_by_eyes_that_may_not_see_them(store: Store, keep: Any, typed: str) -> None:
    keep(Person(name="张三", phone="13612343817", id_number=ID))
    reader = store.reader(READER)
    assert found(reader, typed) == set()
    assert found(reader, f"张三 {typed}") == set()
    reader.connection.close()


@pytest.mark.parametrize("test", [Match.IS, Match.HAS, Match.FROM, Match.TO, Match.IN])
def test_numbers_cannot_be_guessed_through_filters_either(store: Store, keep: Any, test: Match) -> None:
    keep(Person(name="张三", phone="13612343817"))
    reader = store.reader(READER)
    asked = ("13612343817",) if test is Match.IN else "13612343817"
    assert reader.count(Person, Query(filters=(Filter("phone", test, asked),))) == 0
    assert reader.count(Person, Query(filters=(Filter("phone", Match.FILLED),))) == 1
    reader.connection.close()


def test_whole_columns_of_numbers_are_refused_to_them(store: Store) -> None:
    reader = store.reader(READER)
    with pytest.raises(RefusedError):
        reader.columns(Person, "name", "phone")
    reader.connection.close()


# --- tokens -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("示例路", "p示例 p例路 p路"),
        ("路", "p路"),
        ("示例路100弄5号302室", "p示例 p例路 p路100 p100弄 p弄5 p5号 p号302 p302室 p室"),
        ("Ａ座b", "pa座 p座b pb"),
        ("买买提·示例", "p买买 p买提 p提 p示例 p例"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_text_becomes_pairs_of_neighbours_and_whole_numbers(text: str, tokens: str) -> None:
    assert search.words_of(text, "p") == tokens


def test_a_token_that_begins_a_name_is_told_from_those_inside() -> None:
    assert search.words_of("单文华", "n") == "s单文 n文华 n华"


def test_contentless_tables_keep_no_text(store: Store, keep: Any) -> None:
    keep(Person(name="张三"))
    assert store.writer.execute("SELECT tokens FROM find_words").fetchone() == (None,)
