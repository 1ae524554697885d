from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model import codes, kinds
from desktop.model.codes import CodeList
from desktop.model.identity import IdNumber, PersonName, Phone
from desktop.model.place import Address

ALL = [
    kinds.Text(),
    kinds.Text(lines=3),
    kinds.Number(),
    kinds.Number(unit="㎡"),
    kinds.Day(),
    kinds.Moment(),
    kinds.Flag(),
    kinds.Code(codes=codes.SEX),
    kinds.Code(codes=codes.RELATION, open=True),
    kinds.Serial(prefix="RW"),
    kinds.Ref(target="resident"),
    kinds.Many(target="resident"),
    IdNumber(),
    Phone(),
    PersonName(),
    Address(),
]
each_kind = pytest.mark.parametrize("kind", ALL, ids=lambda kind: f"{type(kind).__name__}{getattr(kind, 'unit', '')}")

ODD = [
    "\u0000",
    "\u202e张三\u202c",
    "\u2066x\u2069",
    "\ud800",
    "张\udfff三",
    "😀",
    "👨\u200d👩",
    "𠮷野家",
    "e\u0301",
    "\ufeff",
    "\u061c",
    "\x85",
]

VALUES = [
    (kinds.Text(), st.text(min_size=1)),
    (kinds.Number(), st.integers(0, 10**12)),
    (kinds.Day(), st.dates()),
    (kinds.Moment(), st.integers(0, 4 * 10**12)),
    (kinds.Flag(), st.booleans()),
    (kinds.Code(codes=codes.SEX), st.sampled_from(list(codes.SEX.entries))),
    (kinds.Code(codes=codes.EDUCATION, open=True), st.sampled_from([*codes.EDUCATION.entries, "夜校"])),
    (kinds.Many(target="resident"), st.lists(st.text("0123456789ABCDEFGH", min_size=1), min_size=1, unique=True).map(tuple)),
]
each_value = pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda part: type(part).__name__)


def read(kind, text):
    """The value, or None where the kind refuses."""
    try:
        return kind.parse(text)
    except ValueError:
        return None


@each_kind
@given(text=st.text(max_size=30) | st.text("0123456789-/:.是否男女 年月日T;,", max_size=20))
@settings(deadline=None, max_examples=60)
def test_whatever_is_typed_is_read_or_refused_and_shows_stably(kind, text):
    value = read(kind, text)
    shown = kind.show(value)
    assert kind.show(kind.parse(shown)) == shown


@each_kind
@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_unseen_characters_are_never_kept(kind, odd):
    kept = kind.dump(read(kind, odd))
    assert not set(str(kept)) & set("\u0000\u202e\u202c\u2066\u2069\ud800\udfff\ufeff\u061c\x85\u200d")


@each_kind
@pytest.mark.parametrize("blank", ["", "  ", "\u3000", "\xa0\u200b", "\t\n"])
def test_blank_is_none_and_none_is_blank(kind, blank):
    assert kind.parse(blank) is None
    assert kind.show(None) == ""
    assert kind.load(kind.dump(None)) is None


@each_value
def test_what_is_kept_is_read_back_as_it_was(kind, values):
    @given(values)
    @settings(deadline=None, max_examples=60)
    def holds(value):
        kept = kind.dump(value)
        assert kind.load(kept) == value
        assert kind.load(json.loads(json.dumps(kept))) == value

    holds()


@each_value
def test_what_is_shown_is_typed_back_as_it_was(kind, values):
    @given(values)
    @settings(deadline=None, max_examples=60)
    def holds(value):
        shown = kind.show(value)
        assert kind.show(kind.parse(shown)) == kind.show(kind.parse(kind.show(kind.parse(shown))))
        assert isinstance(kind, kinds.Text) or kind.show(kind.parse(shown)) == shown

    holds()


@each_value
def test_a_masked_value_is_text(kind, values):
    @given(values)
    @settings(deadline=None, max_examples=30)
    def holds(value):
        assert isinstance(kind.mask(value), str)

    holds()


@pytest.mark.parametrize("text", ["张三😀", "𠮷野家", "第一行\n第二行"])
def test_what_can_be_seen_is_kept(text):
    assert kinds.Text(lines=2).parse(text) == text


def test_a_text_too_long_is_noticed():
    assert kinds.Text(longest=3).check("一二三四") == "最多 3 个字"


@pytest.mark.parametrize(
    ("text", "value"), [("1,234", 1234), ("１２", 12), ("12.0", 12), ("-3", -3), ("85㎡", 85), ("85 m2", 85)]
)
def test_a_number_is_read_as_people_write_it(text, value):
    assert kinds.Number(unit="㎡").parse(text) == value


@pytest.mark.parametrize("text", ["十二", "1.5", "1e3", "--1", "١٢", "12345678901234567890"])
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(ValueError, match="不是整数"):
        kinds.Number().parse(text)


@pytest.mark.parametrize(("value", "wrong"), [(1, None), (9, None), (0, "应在 1 到 9 之间"), (10, "应在 1 到 9 之间")])
def test_a_number_is_held_to_its_limits(value, wrong):
    assert kinds.Number(least=1, most=9).check(value) == wrong


def test_a_masked_day_shows_its_year():
    assert kinds.Day().mask(date(1949, 12, 31)) == "1949-**-**"


@pytest.mark.parametrize(
    "text",
    ["2026-08-28 14:30", "2026-08-28T14:30", "2026-08-28 14:30:59", "2026年8月28日 14：30", "２０２６-８-２８ １４:３０"],
)
def test_a_moment_is_read_at_shanghai_time(text):
    assert kinds.Moment().parse(text) == int(datetime(2026, 8, 28, 6, 30, tzinfo=UTC).timestamp() * 1000)


def test_a_day_alone_is_its_first_moment():
    assert kinds.Moment().show(kinds.Moment().parse("2026-08-28")) == "2026-08-28 00:00"


@pytest.mark.parametrize("text", ["2026-08-28 24:00", "2026-08-28 14:60", "2026-08-28 午后", "2026-08-28 14:30 左右"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(ValueError, match="不是时间"):
        kinds.Moment().parse(text)


@pytest.mark.parametrize(
    ("text", "value"), [("是", True), ("√", True), ("TRUE", True), ("否", False), ("无", False), ("0", False), ("—", None)]
)
def test_yes_and_no_are_read_as_people_write_them(text, value):
    assert kinds.Flag().parse(text) is value


def test_what_is_neither_yes_nor_no_is_refused():
    with pytest.raises(ValueError, match="应写“是”或“否”"):
        kinds.Flag().parse("也许")


@pytest.mark.parametrize(("value", "kept"), [(True, 1), (False, 0), (None, None)])
def test_no_is_not_the_same_as_not_said(value, kept):
    assert kinds.Flag().dump(value) == kept


def test_a_closed_list_refuses_what_it_does_not_know():
    with pytest.raises(ValueError, match="“不男”不在未知、男、女"):
        kinds.Code(codes=codes.SEX).parse("不男")


def test_an_open_list_keeps_what_it_does_not_know():
    kind = kinds.Code(codes=codes.EDUCATION, open=True)
    assert kind.parse("夜校") == "夜校"
    assert kind.check("夜校") is None


def test_a_code_of_no_list_is_noticed():
    assert kinds.Code(codes=CodeList("priority")).check("later") == "没有“later”这一项"


def test_several_references_are_kept_once_each():
    kind = kinds.Many(target="resident")
    assert kind.parse(" A、B,,A；C ") == ("A", "B", "C")
    assert kind.dump(("A", "B")) == '["A","B"]'


@pytest.mark.parametrize("text", [",", "、；", " , "])
def test_only_separators_are_no_reference(text):
    assert kinds.Many(target="resident").parse(text) is None


def test_a_ranked_code_sorts_in_the_order_of_its_list_and_what_the_list_lacks_comes_last() -> None:
    kind = kinds.Code(codes=CodeList("priority"), open=True, ranked=True)
    words = ["别的", *reversed(kind.codes.entries)]

    assert sorted(words, key=lambda word: kind.order(word) or "") == [*kind.codes.entries, "别的"]


def test_a_code_that_is_not_ranked_keeps_no_key() -> None:
    assert kinds.Code(codes=codes.SEX).orders == {}
