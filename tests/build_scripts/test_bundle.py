from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from build_scripts.bundle import is_wanted, may_not_ship, needed, reachable, unresolved

QT = "PySide6/Qt/lib"
PLUGINS = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/libQt6Core.so.6",
        f"{QT}/libQt6Widgets.so.6",
        f"{QT}/libQt6PrintSupport.so.6",
        f"{QT}/libQt6Svg.so.6",
        f"{PLUGINS}/platforms/libqxcb.so",
        f"{PLUGINS}/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        f"{PLUGINS}/imageformats/libqsvg.so",
        f"{PLUGINS}/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "resources/icons/home.svg",
        "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_uses_is_wanted(name: str) -> None:
    assert is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/libQt6Quick.so.6",
        f"{QT}/libQt6Network.so.6",
        f"{PLUGINS}/sqldrivers/libqsqlite.so",
        "PySide6\\plugins\\tls\\qopensslbackend.dll",
        f"{PLUGINS}/imageformats/libqtiff.so",
        "PySide6\\plugins\\imageformats\\qtiff.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        f"{PLUGINS}/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    ],
)
def test_what_the_program_never_touches_is_not(name: str) -> None:
    assert not is_wanted(name)


def test_gpl_only_parts_of_qt_are_named() -> None:
    names = [
        f"_internal/{QT}/libQt6Core.so.6",
        f"_internal/{QT}/libQt6Lottie.so.6",
        "_internal\\PySide6\\Qt6VirtualKeyboard.dll",
    ]

    assert may_not_ship(names) == names[1:]


def warning(dependent: str) -> str:
    return f"WARNING: Library not found: could not resolve 'libxcb-randr.so.0', dependency of '/site-packages/{dependent}'."


def test_a_library_missing_for_a_shipped_file_is_an_error() -> None:
    line = warning(f"{PLUGINS}/platforms/libqxcb.so")

    assert unresolved(f"INFO: building\n{line}\n") == [line]


def test_a_library_missing_for_a_file_left_out_is_not() -> None:
    assert unresolved(warning(f"{PLUGINS}/platformthemes/libqgtk3.so")) == []


def test_only_libraries_that_something_kept_leads_to_stay() -> None:
    links = {"plugin": ["liba", "libc"], "liba": ["libb"], "libb": ["liba"], "libgtk": ["libpango"]}

    assert reachable({"liba", "libb", "libgtk", "libpango"}, {"plugin"}, lambda name: links.get(name, [])) == {"liba", "libb"}


@pytest.mark.skipif(not shutil.which("objdump"), reason="binutils is not installed")
def test_a_library_names_what_it_is_linked_to_itself() -> None:
    assert "libc.so.6" in needed(Path(sys.executable).resolve())
