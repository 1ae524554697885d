from __future__ import annotations

import shutil

import pytest

from build_scripts.tables import manifest, pinyin, strokes
from build_scripts.tables.__main__ import check, make


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The committed tables, in a folder a test may spoil."""
    shutil.copytree(manifest.FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(manifest, "FOLDER", tmp_path)
    monkeypatch.setattr(manifest, "FILE", tmp_path / manifest.FILE.name)
    return tmp_path


@pytest.fixture
def without_sources(monkeypatch):
    for maker in (pinyin, strokes):
        monkeypatch.setattr(maker, "source_version", lambda: "")


def test_the_committed_tables_are_what_their_sources_give():
    assert check() == 0


def test_without_sources_the_check_compares_sums_and_says_so(without_sources, capsys):
    assert check() == 0
    assert capsys.readouterr().out.count("SHA-256 compared") == 2


@pytest.mark.parametrize("file", ["pinyin.txt", "strokes.txt", "strokes_rest.txt"])
def test_a_table_changed_by_hand_is_noticed(copied, without_sources, capsys, file):
    (copied / file).write_text("# nothing\n", encoding="utf-8")
    assert check() == 1
    assert f"{file} is not the table of the manifest" in capsys.readouterr().err


def test_a_missing_table_is_noticed(copied, without_sources):
    (copied / "pinyin.txt").unlink()
    assert check() == 1


def test_a_missing_manifest_is_noticed(copied, without_sources):
    (copied / "manifest.csv").unlink()
    assert check() == 1


def test_line_ends_of_another_system_do_not_count_as_a_change(copied, without_sources):
    path = copied / "pinyin.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check() == 0


@pytest.mark.skipif(not strokes.source_version(), reason="this PySide6 carries no ICU")
def test_a_table_and_its_sum_changed_together_are_noticed(copied, capsys):
    path = copied / "strokes.txt"
    text = path.read_text(encoding="utf-8").replace("十丁", "丁十")
    path.write_text(text, encoding="utf-8", newline="\n")
    entries = manifest.read()
    whole = manifest.Entry("strokes.txt", entries["strokes.txt"].source, entries["strokes.txt"].version, manifest.digest(text))
    manifest.write((entries | {"strokes.txt": whole}).values())
    assert check() == 1
    assert "strokes.txt is not what" in capsys.readouterr().err


@pytest.mark.skipif(not strokes.source_version(), reason="this PySide6 carries no ICU")
def test_making_puts_a_spoilt_table_right(copied):
    kept = (copied / "strokes.txt").read_bytes()
    (copied / "strokes.txt").write_text("", encoding="utf-8")
    assert make() == 0
    assert (copied / "strokes.txt").read_bytes() == kept


def test_making_without_sources_leaves_everything_as_it_is(copied, without_sources):
    before = {path.name: path.read_bytes() for path in copied.iterdir()}
    assert make() == 0
    assert {path.name: path.read_bytes() for path in copied.iterdir()} == before
