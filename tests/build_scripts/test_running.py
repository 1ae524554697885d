from __future__ import annotations

import sys

import pytest

from build_scripts.running import TAIL, Step, call, summary, take, take_all


def python(name: str, code: str, *, live: bool = False) -> Step:
    return Step(name, (sys.executable, "-c", code), live=live)


def test_a_step_keeps_everything_it_said_from_both_streams() -> None:
    outcome = take(python("speak", "import sys; print('小巷', flush=True); print('bad', file=sys.stderr)"))

    assert outcome.output == "小巷\nbad\n"


def test_a_step_keeps_its_exit_code() -> None:
    assert take(python("stop", "raise SystemExit(3)")).code == 3


def test_a_quiet_step_that_is_clean_shows_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    (outcome,) = take_all([python("speak", "print('noise')")])

    assert capsys.readouterr().out == outcome.line + "\n"


def test_a_live_step_shows_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    take_all([python("speak", "print('dots')", live=True)])

    assert "dots\n" in capsys.readouterr().out


def test_the_first_failure_is_shown_whole_and_later_ones_by_their_end(capsys: pytest.CaptureFixture[str]) -> None:
    long = f"print(*range({TAIL + 10}), sep='\\n'); raise SystemExit(1)"

    take_all([python("one", long), python("two", long)])

    shown = capsys.readouterr().out.splitlines()
    assert (shown.count("0"), shown.count(str(TAIL + 9))) == (1, 2)


def test_all_steps_run_even_after_a_failure() -> None:
    outcomes = take_all([python("one", "raise SystemExit(1)"), python("two", "pass")])

    assert [outcome.code for outcome in outcomes] == [1, 0]


def test_the_summary_names_every_step_and_whether_it_held() -> None:
    outcomes = [take(python("one", "pass")), take(python("two", "raise SystemExit(4)"))]

    lines = summary(outcomes).splitlines()[-2:]

    assert [(line.split()[0], line.split(" s  ")[1]) for line in lines] == [("one", "ok"), ("two", "FAILED (4)")]


def test_a_program_called_gets_the_extra_surroundings() -> None:
    check = "import os; raise SystemExit(os.environ['LANE'] == 'quiet' and os.environ['PYTHONUTF8'] == '1')"

    assert call(sys.executable, "-c", check, extra={"LANE": "quiet"}) == 1
