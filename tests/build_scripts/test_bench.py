"""The bench as a harness, on tiny sizes: that it measures what it says and breaks off in words. Never how fast anything is."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from build_scripts.bench import __main__ as bench
from build_scripts.bench import building, doubles, edit, forms, intake, keystroke, ledger, memory, search, summary, window
from build_scripts.bench.display import xvfb
from build_scripts.bench.figure import Figure, alternate, percentile, table
from build_scripts.bench.machine import describe
from build_scripts.bench.stage import HEADINGS, Stage, rows
from desktop.formats import sheets
from desktop.modules.residents.rules import judge, numbers

MISSED = Figure("a.b", "words", 3.0, peer=1.0, rival="another", limit=2.0, note="more")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("bench"), residents=120, runs=1, heavy_runs=1)


def test_a_figure_holds_up_to_its_limit() -> None:
    verdicts = [Figure("a", "", ours, peer=2.0, limit=1.5).holds for ours in (2.9, 3.0, 3.1)]

    assert verdicts == [True, True, False]


def test_without_a_peer_or_a_limit_there_is_no_verdict() -> None:
    assert [Figure("a", "", 1.0).holds, Figure("a", "", 1.0, peer=1.0).holds, Figure("a", "", 1.0, limit=1.0).holds] == [
        None
    ] * 3


def test_the_json_of_a_figure_has_its_ratio_and_verdict() -> None:
    told = json.loads(json.dumps(MISSED.as_json()))

    assert (told["name"], told["ours"], told["peer"], told["ratio"], told["holds"]) == ("a.b", 3.0, 1.0, 3.0, False)


def test_the_table_says_what_was_missed_and_beside_whom() -> None:
    head, line = table([MISSED]).splitlines()

    assert head.split() == ["figure", "ours", "peer", "ratio", "limit", "what"]
    assert line.split() == ["a.b", "3.000", "s", "1.000", "s", "3.00", "2", "MISSED", "words;", "beside", "another;", "more"]


def test_sides_take_turns_and_each_has_its_median() -> None:
    order: list[str] = []
    mine, theirs = iter([5.0, 1.0, 3.0]), iter([9.0, 7.0, 8.0])

    found = alternate(3, lambda: order.append("mine") or next(mine), lambda: order.append("theirs") or next(theirs))

    assert found == [3.0, 8.0]
    assert order == ["mine", "theirs"] * 3


@pytest.mark.parametrize(("share", "expected"), [(50, 50), (95, 95), (100, 100), (1, 1)])
def test_a_percentile_is_a_sample_that_so_many_do_not_exceed(share: int, expected: int) -> None:
    assert percentile(list(range(100, 0, -1)), share) == expected


def test_the_machine_is_described() -> None:
    assert {"system", "processor", "cores", "memory", "python", "qt", "sqlite"} <= describe().keys()


def test_the_roster_is_clean_by_our_own_rules(stage: Stage) -> None:
    with sheets.opened(stage.workbook) as book:
        found = judge(book, date(2026, 8, 28))

    assert len(found.people) == 120
    assert (found.rejections, found.doubles, found.skipped, found.asides) == ((), (), (), ())
    assert [code for person in found.people for code in person.codes] == []
    assert len(found.sheets[0].heads[0].columns) == len(HEADINGS)


def test_no_citizen_number_of_the_roster_comes_twice() -> None:
    told = [row[3] for row in islice(rows(), 3000)]

    assert len(set(told)) == 3000
    assert all(numbers.read(one, "2026-08-28").reason is None for one in told)


def test_taking_in_is_measured_beside_its_floor(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake.shutil, "which", lambda _: None)

    whole, calc = intake.measure(stage)

    assert whole.ratio
    assert whole.limit == 4
    assert (calc.peer, "absent" in calc.rival) == (None, True)


def test_forms_are_measured_beside_docxtpl(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_FORMS", 2)

    (figure,) = forms.measure(stage)

    assert figure.ratio
    assert figure.limit == 0.5


@pytest.mark.parametrize("more", [(), (150,)])
def test_search_is_measured_by_every_way_of_asking_and_every_size(stage: Stage, more: tuple[int, ...]) -> None:
    *smaller, largest = (120, *more)
    names = [f"search.{way}.{size}" for size in smaller for way in search.WAYS] + [f"search.{way}" for way in search.WAYS]

    figures = list(search.measure(dataclasses.replace(stage, more=more)))

    assert [one.name for one in figures] == names
    assert all(f"{largest} residents" in one.what for one in figures[-len(search.WAYS) :])


def test_search_is_held_to_what_is_allowed_where_that_is_said() -> None:
    allowed = [search._figure("way", size, [0.5, 4.0], is_largest=False) for size in (5_000, 100_000, 1_000_000)]

    assert [(one.peer, one.holds) for one in allowed] == [(None, None), (1.0, False), (5.0, True)]


def test_a_key_is_measured_until_the_list_is_painted(stage: Stage) -> None:
    (figure,) = keystroke.measure(stage)

    assert (figure.name, figure.peer, figure.limit, figure.unit) == ("keystroke.offscreen", 30, 1, "ms")
    assert figure.ours > 0


def test_looking_for_doubles_is_measured_beside_what_is_allowed(stage: Stage) -> None:
    found, memory_on_top, typed = doubles.measure(stage)

    assert (found.peer, memory_on_top.peer, typed.unit) == (5, 100, "ms")
    assert found.ours > 0


def test_a_building_is_measured_with_the_statements_it_took(stage: Stage) -> None:
    plan, *others = building.measure(stage)

    assert (plan.name, plan.note) == ("building.plan", "96 rooms, 3 statements")
    assert [one.name for one in others] == ["building.directory", "building.population"]


def test_edits_and_openings_are_measured(stage: Stage) -> None:
    assert [(one.name, one.unit) for one in edit.measure(stage)] == [("edit.saved", "ms"), ("edit.open", "ms")]


def test_the_sheet_is_measured_beside_reading_every_visit(stage: Stage) -> None:
    (figure,) = ledger.measure(stage, visits=50, demands=10)

    assert (figure.name, figure.unit, figure.peer is not None) == ("ledger.sheet", "ms", True)


def test_a_week_sheet_is_measured_beside_docxtpl(stage: Stage) -> None:
    paper, *readings = summary.measure(stage, tasks=40, visits=50)

    assert (paper.name, paper.limit, paper.ratio is not None) == ("summary.docx", 1.5, True)
    assert [(one.name, one.unit) for one in readings] == [("summary.week", "ms"), ("summary.month", "ms")]


def test_the_window_is_measured_from_the_key_to_the_painted_list(stage: Stage) -> None:
    from_key, whole = window.measure(stage)

    assert 0 < from_key.ours < whole.ours
    assert from_key.ratio
    assert from_key.limit == 1.5


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells it")
def test_memory_is_measured_beside_what_is_allowed(stage: Stage) -> None:
    (figure,) = memory.measure(stage)

    assert (figure.peer, figure.limit, figure.unit) == (200, 1, "MiB")
    assert figure.ours > 20


def test_a_program_that_fails_costs_only_its_own_figures(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Stage) -> Iterator[Figure]:
        yield Figure("broken.half", "", 1.0)
        stage.fresh("no_such_program")

    monkeypatch.setattr(bench, "FIGURES", {"broken": broken, "sound": lambda _: iter([MISSED])})

    figures, missing = bench.measured(["broken", "sound"], stage)

    assert [one.name for one in figures] == ["broken.half", "a.b"]
    assert missing == ["broken: not measured, -m build_scripts.bench.programs.no_such_program ended with 1"]


@pytest.mark.parametrize(("figure", "code"), [(MISSED, 1), (Figure("a", "", 1.0), 0)])
def test_the_task_answers_whether_every_limit_was_kept(
    figure: Figure, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "FIGURES", {"one": lambda _: iter([figure])})

    assert bench.main(["--only", "one", "--json", str(tmp_path / "out.json"), "--residents", "100"]) == code
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in told["figures"]] == [figure.name]
    assert figure.name in capsys.readouterr().out


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed")
def test_an_x_server_takes_a_free_display() -> None:
    with xvfb() as one, xvfb() as other:
        displays = {one, other}

    assert len(displays) == 2
    assert all(display.startswith(":") for display in displays)


def test_without_an_x_server_there_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_scripts.bench.display.shutil.which", lambda _: None)

    with xvfb() as display:
        assert display == ""


def test_a_failed_program_keeps_its_complaint(stage: Stage) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        stage.fresh("no_such_program")

    assert "no_such_program" in caught.value.stderr
