from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts import system
from build_scripts.system import QT, TOOLS, Need


@pytest.mark.parametrize("sign", ["libc.so.6", "sh", "/usr/bin", "module:json"])
@pytest.mark.skipif(not Path("/usr/bin").exists(), reason="the signs are Linux's")
def test_a_sign_that_is_there_meets_the_need(sign: str) -> None:
    assert Need("anything", sign).is_met()


@pytest.mark.parametrize("sign", ["libnowhere.so.9", "no-such-program", "/no/such/file", "module:no_such_module"])
def test_a_sign_that_is_not_there_does_not(sign: str) -> None:
    assert not Need("anything", sign).is_met()


@pytest.fixture
def not_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000, raising=False)


def test_without_the_right_to_install_the_line_to_type_is_given(not_root: None) -> None:
    with pytest.raises(SystemExit) as stopped:
        system.provide(
            [Need("libone", "libnowhere.so.9"), Need("base", "module:json"), Need("two", "no-such-program")], required=True
        )

    assert str(stopped.value).endswith("\nsudo apt-get install -y libone two")


def test_what_only_some_tests_need_is_left_out_loudly(not_root: None, capsys: pytest.CaptureFixture[str]) -> None:
    system.provide([Need("two", "no-such-program")], required=False)

    assert capsys.readouterr().out.startswith("LEFT OUT: the tests that need two.")


def test_windows_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.sys, "platform", "win32")

    system.provide([Need("two", "no-such-program")], required=True)


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def test_nothing_can_be_shown_on_a_server(no_display: None) -> None:
    assert not system.has_display()


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_window_can_be_shown_where_there_is_a_display(no_display: None, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "0")

    assert system.has_display()


def test_no_package_is_asked_for_twice() -> None:
    packages = [need.package for need in (*QT, *TOOLS)]

    assert sorted(set(packages)) == sorted(packages)
