from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts import licences


@pytest.mark.parametrize("name", licences._packages())
def test_every_package_of_the_bundle_has_a_licence_text(name: str) -> None:
    texts = licences.package_texts(name)

    assert max((text.stat().st_size for text in texts), default=0) > 500


def test_qt_and_its_bindings_come_with_the_lesser_licence_and_the_one_it_stands_on() -> None:
    texts = [text.read_text(encoding="utf-8").split()[:4] for text in licences.package_texts("pyside6-essentials")]

    assert texts == [["GNU", "LESSER", "GENERAL", "PUBLIC"], ["GNU", "GENERAL", "PUBLIC", "LICENSE"]]


def test_a_bundle_gets_a_folder_for_every_part(tmp_path: Path) -> None:
    missing = [part for part in licences.collect(tmp_path / "licences", []) if part != "pyinstaller"]

    folders = {path.name for path in (tmp_path / "licences").iterdir()}
    assert missing == []
    assert {"NOTICE.txt", "pyside6-essentials", "python", "noto-sans-sc", "tabler-icons", "sqlcipher3"} <= folders
