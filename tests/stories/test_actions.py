from __future__ import annotations

import json
from pathlib import Path

import pytest
from stories.actions import Action, read, seconds, slowest_answer_ms

LOG_A_VISIT = [Action("chord", 2), Action("text", 4), Action("chord", 2), Action("text", 12), Action("chord", 2)]


def written(file: Path, *lines: dict[str, object]) -> Path:
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def test_a_rest_is_no_action(tmp_path: Path) -> None:
    file = written(
        tmp_path / "trace", {"at": 1, "act": "chord", "keys": 2}, {"at": 5, "act": "rest"}, {"at": 9, "act": "click"}
    )

    assert read(file) == [Action("chord", 2), Action("click")]


def test_the_slowest_answer_runs_from_an_action_to_the_rest_after_it(tmp_path: Path) -> None:
    lines = [(10, "click"), (15, "rest"), (100, "chord"), (180, "rest"), (900, "chord")]

    assert slowest_answer_ms(written(tmp_path / "trace", *({"at": at, "act": act} for at, act in lines))) == 80


def test_a_visit_from_the_palette_takes_eight_seconds_besides_its_words() -> None:
    assert seconds(LOG_A_VISIT, composed=1) == pytest.approx(1.6 + 0.8 + 1.6 + 1.6 + 0.8 + 1.6 + 0.8)


def test_going_to_the_mouse_and_back_costs_time() -> None:
    assert seconds([Action("chord", 1), Action("click"), Action("chord", 1)]) == pytest.approx(
        1.6 + 0.4 + 0.5 + 1.7 + 0.5 + 0.4
    )
