"""Verbs of the command line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from desktop.base.errors import DeskError
from desktop.work.tool import BareTool, PartlyError, Tool, argument, read_password


def test_an_argument_is_what_argparse_takes() -> None:
    made = argument("--plan", action="store_true")
    parser = ArgumentParser()
    parser.add_argument(made.name, **made.options)
    assert (parser.parse_args(["--plan"]).plan, parser.parse_args([]).plan) == (True, False)


def test_a_declared_argument_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        argument("--plan").options["action"] = "store_true"  # type: ignore[index]


def test_what_was_refused_in_part_carries_the_answer_and_the_sentence() -> None:
    error = PartlyError({"packages": [1, 2]}, "一个包没有收", "请重新写包")
    assert (isinstance(error, DeskError), error.answer, str(error)) == (True, {"packages": [1, 2]}, "一个包没有收。请重新写包")


def test_a_tool_runs_at_a_desk_and_a_bare_one_without() -> None:
    at_desk = Tool("count", "count", (), lambda _, asked: {"n": asked.n})
    bare = BareTool("make", "make", (), lambda asked: {"n": asked.n})
    nobody: object = None
    assert (at_desk.run(nobody, Namespace(n=1)), bare.run(Namespace(n=2))) == ({"n": 1}, {"n": 2})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "password"),
    [("虎皮鹦鹉 8 只\n", "虎皮鹦鹉 8 只"), ("\ufeffsecret", "secret"), ("first\r\nsecond", "first"), (" 有空格 ", " 有空格 ")],
)
def test_the_password_is_the_first_line_of_its_file(tmp_path: Path, content: str, password: str) -> None:
    (tmp_path / "password").write_bytes(content.encode())
    assert read_password(str(tmp_path / "password")) == password


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\nsecond"])
def test_an_empty_password_file_is_said_to_be_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "password").write_bytes(content)
    with pytest.raises(DeskError, match="是空的"):
        read_password(str(tmp_path / "password"))


def test_a_password_file_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "away", tmp_path / "binary"):
        with pytest.raises(DeskError, match="读不出来"):
            read_password(str(path))
