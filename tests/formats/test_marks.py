"""The language of templates: words, loops and choices, and nothing that can run."""

from __future__ import annotations

import pytest

from desktop.base.errors import DeskError
from desktop.formats.marks import Marks, han, missing


def printed(text: str, **context: object) -> str:
    return Marks().from_string(text).render(context)


def words_of(text: str) -> dict[str, bool]:
    marks = Marks()
    marks.study(text)
    return marks.words


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), ("3", "三"), (0, 0), (100, 100), ("甲", "甲")],
)
def test_items_are_numbered_in_han(number: object, numeral: object) -> None:
    assert han(number) == numeral


@pytest.mark.parametrize("word", ["items", "values", "keys", "get", "copy"])
def test_a_field_may_be_named_like_a_method(word: str) -> None:
    assert printed(f"{{{{ r.{word} }}}}", r={word: "示例"}) == "示例"


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_printed_for_nothing(value: str | None) -> None:
    assert printed("[{{ name }}]", name=value) == "[]"


def test_nothing_is_printed_below_an_unknown_word() -> None:
    assert printed("[{{ resident.home.room }}{% for it in resident.kin %}x{% endfor %}]") == "[]"


def test_braces_in_a_value_are_written_so_that_no_later_step_takes_them_for_marks() -> None:
    assert printed("{{ x }}", x="{{<") == "&#123;&#123;&lt;"


def test_items_are_reached_by_place() -> None:
    assert printed("{{ x[0] }}{{ x[5] }}{{ x[1].name }}", x=["甲", {"name": "乙"}]) == "甲乙"


def test_methods_and_brackets_lead_nowhere() -> None:
    assert (
        printed("[{{ name.upper }}{{ name['__class__'] }}{{ items.append }}{{ r['__len__'] }}]", name="x", items=[], r={})
        == "[]"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a'*10**10 }}",
        "{{ 1+1 }}",
        "{{ 'a'~'b' }}",
        "{{ range(10**9)|list }}",
        "{{ 'a'|center(10**9) }}",
        "{{ '%9999999999d'|format(1) }}",
        "{{ ''.__class__ }}",
        "{{ x['__class__'].mro() }}",
        "{{ x|attr('y') }}",
        "{{ x|safe }}",
        "{{ x[1:2] }}",
        "{{ x() }}",
        "{{ x is callable }}",
        "{% set x = 1 %}",
        "{% with x = 1 %}{% endwith %}",
        "{% macro m() %}{% endmacro %}",
        "{% call x() %}{% endcall %}",
        "{% include 'x' %}",
        "{% import 'x' as x %}",
        "{% extends 'x' %}",
        "{% block x %}{% endblock %}",
        "{% filter trim %}{% endfilter %}",
        "{% autoescape false %}{{ x }}{% endautoescape %}",
        "{% for x in y recursive %}{% endfor %}",
        "{% for x, z in y %}{% endfor %}",
        "{{ lipsum() }}",
        "{{ self }}",
        "{{ x",
        "{% for x in y %}",
        "{{" + "(" * 5000 + "1" + ")" * 5000 + "}}",
    ],
)
def test_more_than_words_loops_and_choices_is_refused(text: str) -> None:
    with pytest.raises(DeskError, match="写得不对"):
        Marks().from_string(text)


def test_no_name_is_known_but_those_given() -> None:
    assert printed("[{{ lipsum }}{{ cycler }}{{ range }}{{ namespace }}]") == "[]"


def test_the_words_are_listed_in_order_and_once() -> None:
    text = (
        "{{ m.title }}{% for c in people if c.age %}{{ loop.index }}{{ c.name }}{{ c.home['room'] }}{% endfor %}{{ m.title }}"
    )
    assert list(words_of(text)) == ["m.title", "people", "people.name", "people.home.room", "people.age"]


def test_loops_in_loops_are_followed() -> None:
    text = "{% for a in homes %}{% for b in a.people %}{{ b.name }}{{ a.no }}{% endfor %}{% endfor %}{{ a }}"
    assert list(words_of(text)) == ["homes", "homes.people", "homes.people.name", "homes.no", "a"]


def test_items_of_a_written_list_are_no_words() -> None:
    assert words_of("{% for a in ['x', y] %}{{ a }}{{ a.b }}{% endfor %}") == {"y": True}


@pytest.mark.parametrize(
    ("word", "context", "lacks"),
    [
        ("a.b", {"a": {"b": ""}}, False),
        ("a.b", {"a": {}}, True),
        ("a", {}, True),
        ("a.b", {"a": []}, False),
        ("a.b", {"a": [{}, {"b": "x"}]}, False),
        ("a.b", {"a": [{}, {}]}, True),
        ("a.b", {"a": "text"}, True),
    ],
)
def test_a_word_is_missing_when_nothing_given_holds_it(word: str, context: dict[str, object], *, lacks: bool) -> None:
    assert list(missing({word: True}, context)) == ([word] if lacks else [])


def test_what_hangs_on_a_missing_word_is_not_named_again() -> None:
    assert list(missing({"people": True, "people.name": True, "peoples": True}, {})) == ["people", "peoples"]


def test_what_hangs_on_a_word_nobody_needs_is_not_named() -> None:
    assert list(missing({"people": False, "people.name": True}, {})) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ x or '　' }}",
        "{{ x|default('　') }}",
        "{% if x %}{{ x }}{% endif %}",
        "{% if y and x == '甲' %}{% for it in z %}{{ x }}{% endfor %}{% endif %}",
        "{{ x if x else '　' }}",
        "{{ '√' if '甲' in x else '□' }}",
        "{% for it in x %}{% else %}　{% endfor %}",
    ],
)
def test_a_word_with_something_in_its_place_is_not_needed(text: str) -> None:
    assert words_of(text)["x"] is False


@pytest.mark.parametrize(
    "text",
    [
        "{{ x }}{{ x or '　' }}",
        "{% if x %}{% else %}{{ x }}{% endif %}",
        "{% if y %}{{ x }}{% endif %}",
        "{{ y or x }}",
        "{% for it in x %}{% endfor %}",
        "{% for x in y %}{% endfor %}{{ x|trim }}",
    ],
)
def test_a_word_printed_as_it_is_is_needed(text: str) -> None:
    assert words_of(text)["x"] is True


def test_a_list_is_joined_and_a_text_is_left_whole() -> None:
    assert printed("{{ a|join }}{{ a|join('；') }}{{ b|join('；') }}", a=["甲", "<"], b="乙丙") == "甲、&lt;甲；&lt;乙丙"


def test_a_mistake_is_placed_by_the_text_around_it() -> None:
    with pytest.raises(DeskError, match=r"住址：{{ address"):
        Marks().from_string("\n<w:t>姓名：{{ name }}</w:t>\n<w:t>住址：{{ address|upperr }}</w:t>")
