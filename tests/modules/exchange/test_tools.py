"""Exchange on the command line: keys, packages out and in, in the shapes agreed on."""

from __future__ import annotations

from pathlib import Path

import pytest
from terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(tmp_path, capsys, monkeypatch)


@pytest.fixture
def office(terminal: Terminal) -> Path:
    return terminal.office()


@pytest.fixture
def street(terminal: Terminal) -> Path:
    return terminal.init("street", "--role", "street", area="示例街道办事处")


@pytest.fixture
def package(terminal: Terminal, office: Path, street: Path, tmp_path: Path) -> Path:
    """A monthly package from the neighbourhood to the street, both having checked each other's keys."""
    terminal.acquaint(street, office)
    path = tmp_path / "monthly.xiang"
    assert terminal.at(office, "pack", "--to", terminal.acquaint(office, street), "--out", path).code == 0
    return path


def test_key_writes_the_file_and_says_the_digits(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    said = terminal.run("key", "--out", tmp_path / "own.xkey", "--data", office, "--password-file", terminal.password)

    assert (said.code, (tmp_path / "own.xkey").exists()) == (0, True)
    assert len(said.out.partition("digits: ")[2].split()) == 6


def test_trust_with_wrong_digits_is_refused(terminal: Terminal, office: Path, street: Path, tmp_path: Path) -> None:
    terminal.at(street, "key", "--out", tmp_path / "street.xkey")
    refused = terminal.at(office, "trust", tmp_path / "street.xkey", "--digits", "12345 12345 12345 12345 12345 12345")

    assert (refused.code, refused.json["error"]["title"]) == (1, "数字对不上，没有信任这份身份文件")


def test_trust_tells_whom(terminal: Terminal, office: Path, street: Path, tmp_path: Path) -> None:
    digits = terminal.at(street, "key", "--out", tmp_path / "street.xkey").json["digits"]
    trusted = terminal.at(office, "trust", tmp_path / "street.xkey", "--digits", digits)

    assert (trusted.code, trusted.json["name"], set(trusted.json)) == (0, "示例街道办事处", {"name", "area"})


def test_pack_for_somebody_not_trusted_is_refused(terminal: Terminal, office: Path, street: Path, tmp_path: Path) -> None:
    terminal.at(street, "key", "--out", tmp_path / "street.xkey")
    refused = terminal.at(office, "pack", "--to", tmp_path / "street.xkey", "--out", tmp_path / "x.xiang")

    assert (refused.code, refused.json["error"]["title"]) == (1, "还没有核对过示例街道办事处的身份，没有写交接包")


def test_pack_tells_what_it_wrote(terminal: Terminal, office: Path, street: Path, tmp_path: Path) -> None:
    path = tmp_path / "monthly.xiang"
    packed = terminal.at(office, "pack", "--to", terminal.acquaint(office, street), "--out", path).json

    assert (packed["file"], packed["kind"], packed["counter"], len(packed["digest"])) == (str(path), "monthly", 1, 64)
    assert path.read_bytes().startswith(b"\x8fXIANG\r\n")


def test_a_roster_without_its_basis_is_refused_and_with_it_written(
    terminal: Terminal, office: Path, street: Path, tmp_path: Path
) -> None:
    key, path = terminal.acquaint(office, street), tmp_path / "roster.xiang"
    words = ("pack", "--kind", "roster", "--to", key, "--out", path)
    refused = terminal.at(office, *words)
    written = terminal.at(office, *words, "--basis", "示例街道〔2026〕3 号")

    assert ("写明依据" in refused.json["error"]["title"], refused.code, written.code) == (True, 1, 0)


def test_verify_says_whose_it_is_and_what_is_in_it(terminal: Terminal, street: Path, package: Path) -> None:
    looked = terminal.at(street, "verify", package)

    assert looked.code == 0
    assert {name: looked.json[name] for name in ("file", "from", "kind", "counter", "outcome", "missing")} == {
        "file": str(package),
        "from": "示例苑居民区",
        "kind": "monthly",
        "counter": 1,
        "outcome": "accept",
        "missing": [],
    }
    assert looked.json["counts"]["meeting"] == 1


def test_verify_of_an_altered_package_is_refused(terminal: Terminal, street: Path, package: Path) -> None:
    content = bytearray(package.read_bytes())
    content[-1] ^= 1
    package.write_bytes(content)
    refused = terminal.at(street, "verify", package)

    assert (refused.code, refused.json["error"]["title"]) == (1, "数据包已损坏或被改动，没有收下任何内容")


def test_merge_answers_in_the_shape_agreed_on(terminal: Terminal, street: Path, package: Path) -> None:
    [merged] = terminal.at(street, "merge", package).json["packages"]

    assert set(merged) >= {"file", "from", "counter", "new", "changed", "same", "conflicts", "refused"}
    assert (merged["from"], merged["counter"], merged["new"] > 0, merged["refused"]) == ("示例苑居民区", 1, True, None)


def test_merging_the_same_package_again_changes_nothing(terminal: Terminal, street: Path, package: Path) -> None:
    [first] = terminal.at(street, "merge", package).json["packages"]
    again = terminal.at(street, "merge", package)
    [second] = again.json["packages"]

    assert (again.code, second["new"], second["changed"], second["same"]) == (0, 0, 0, first["new"])


def test_one_bad_package_among_good_ones_is_named_and_the_good_ones_are_taken(
    terminal: Terminal, street: Path, package: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xiang"
    bad.write_bytes(package.read_bytes()[:-1])
    merged = terminal.at(street, "merge", bad, package)
    first, second = merged.json["packages"]

    assert (merged.code, bool(first["refused"]), second["refused"], second["new"] > 0) == (1, True, None, True)
    assert merged.json["error"]["title"].startswith("1 份交接包没有收下")
    assert "1 份交接包没有收下" in merged.err


def test_receipts_list_what_went_and_what_came(terminal: Terminal, office: Path, street: Path, package: Path) -> None:
    terminal.at(street, "merge", package)
    [sent], [taken] = (terminal.at(folder, "receipts").json["handovers"] for folder in (office, street))

    assert (sent["direction"], sent["peer"], taken["direction"], taken["peer"]) == (
        "out",
        "示例街道办事处",
        "in",
        "示例苑居民区",
    )
    assert sent["digest"] == taken["digest"]


def test_unpack_writes_lines_and_a_schema(terminal: Terminal, street: Path, package: Path, tmp_path: Path) -> None:
    written = terminal.at(street, "unpack", package, "--out", tmp_path / "plain")

    assert {Path(file).name for file in written.json["files"]} >= {"meeting.ndjson", "schema.json"}
