from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from build_scripts.lock import EXTRAS, clean, pins
from build_scripts.places import LOCKS, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def text(name: str) -> str:
    return (LOCKS / f"{name}.txt").read_text(encoding="utf-8")


def test_options_are_taken_out_of_a_lock_and_hashes_stay() -> None:
    made = "--find-links somewhere\n-f elsewhere\none==1.0 \\\n    --hash=sha256:aa\n    # via two\n"

    assert clean(made) == "one==1.0 \\\n    --hash=sha256:aa\n    # via two\n"


def test_pins_are_read_with_and_without_a_condition() -> None:
    made = "one==1.0 \\\n    --hash=sha256:aa\ntwo==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:bb\n"

    assert pins(made) == {"one": "1.0", "two": "2.0"}


@pytest.mark.parametrize("name", EXTRAS)
def test_every_pin_carries_a_hash(name: str) -> None:
    bare = re.findall(r"^(\S+==\S+)[^\\\n]*(?:\n(?!    --hash)|$)", text(name), re.MULTILINE)

    assert bare == []


@pytest.mark.parametrize("name", EXTRAS)
def test_a_lock_says_nothing_but_pins_hashes_and_reasons(name: str) -> None:
    odd = [line for line in text(name).splitlines() if not re.match(r"[a-z0-9][\w.-]*==|    --hash=sha256:|    #", line)]

    assert odd == []


@pytest.mark.parametrize(("name", "extras"), EXTRAS.items())
def test_a_lock_meets_everything_pyproject_asks_for(name: str, extras: tuple[str, ...]) -> None:
    asked = [*PROJECT["dependencies"], *(line for extra in extras for line in PROJECT["optional-dependencies"][extra])]
    pinned = pins(text(name))

    unmet = [line for line in asked if pinned.get(canonicalize_name((r := Requirement(line)).name), "0") not in r.specifier]

    assert unmet == [], "python3 -m build_scripts lock"


@pytest.mark.parametrize("name", ["test", "build"])
def test_every_lock_holds_the_runtime_at_the_same_versions(name: str) -> None:
    assert pins(text("runtime")).items() <= pins(text(name)).items()


def test_qt_stays_at_the_version_that_does_not_abort_on_python_3_11() -> None:
    assert pins(text("runtime"))["pyside6-essentials"] == "6.11.3"
