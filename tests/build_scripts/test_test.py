from __future__ import annotations

import pytest

from build_scripts.test import closing_line


@pytest.mark.parametrize(
    "line",
    [
        "312 passed, 1 skipped in 45.10s",
        "1 failed, 3 passed in 61.02s (0:01:01)",
        "no tests ran in 0.01s",
        "===== 2 errors in 1.00s =====",
    ],
)
def test_the_closing_line_of_pytest_is_found_behind_what_follows_it(line: str) -> None:
    assert closing_line(f"dots\n{line}\nsome plugin's last word\n") == line


def test_a_test_run_that_died_says_so() -> None:
    assert closing_line("Segmentation fault") == "pytest ended without a closing line."
