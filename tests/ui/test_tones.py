from __future__ import annotations

from dataclasses import fields

from desktop.modules.tasks.records import Task
from desktop.ui.tokens import LIGHT
from desktop.ui.tones import states_of, tone_of, tones


def test_every_tone_has_its_colours_among_the_tokens() -> None:
    known = {field.name for field in fields(LIGHT)}

    assert {name for tone in tones().values() for name in (tone.ink, tone.ground)} <= known


def test_every_tone_has_a_mark_that_is_drawn() -> None:
    assert {tone.mark for tone in tones().values()} == {"dot", "chip"}


def test_a_word_that_is_no_state_has_no_tone() -> None:
    assert tone_of("男") is None


def test_red_is_for_problems() -> None:
    assert tone_of("缺席").name == "bad"


def test_the_states_of_a_record_are_those_of_its_words_that_have_a_tone() -> None:
    assert list(states_of(Task(status="submitted", priority="urgent", source="street"))) == [("待验收", "warn"), ("急", "bad")]
