"""`python -m build_scripts.tables` makes the tables of resources/tables anew; `--check` only compares.

Exit 0: made, or as committed; 1: a committed table is not what it should be; 2: wrong usage.
A table whose source is not installed, or is there in another version than the one it was
made from, is compared with the SHA-256 of its manifest, and the answer says so.
"""

from __future__ import annotations

import argparse
import sys
from types import ModuleType

from build_scripts.tables import manifest, pinyin, strokes
from build_scripts.tables.manifest import Entry

MAKERS = (pinyin, strokes)
"""Each has SOURCE, source_version() and tables()."""


def make() -> int:
    """Write every table whose source is here."""
    entries = manifest.read()
    for maker in MAKERS:
        version = maker.source_version()
        if not version:
            print(f"{maker.SOURCE} is not installed: its tables stay as they are")
            continue
        for file, text in maker.tables().items():
            (manifest.FOLDER / file).write_text(text, encoding="utf-8", newline="\n")
            entries[file] = Entry(file, maker.SOURCE, version, manifest.digest(text))
            print(f"{file} made from {maker.SOURCE} {version}")
    manifest.write(entries.values())
    return 0


def check() -> int:
    """Compare every committed table with its manifest, and with its source where that is here."""
    wrong = [f"{file} is not the table of the manifest" for file, entry in manifest.read().items() if not _is_whole(entry)]
    for maker in MAKERS:
        wrong += _differences(maker)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _is_whole(entry: Entry) -> bool:
    return manifest.digest(manifest.committed(entry.file)) == entry.sha256


def _differences(maker: ModuleType) -> list[str]:
    """What the maker would make otherwise; says on stdout what could be compared with what."""
    files = {file: entry for file, entry in manifest.read().items() if entry.source == maker.SOURCE}
    if not files:
        return [f"no table of {maker.SOURCE} is in the manifest"]
    made_from = next(iter(files.values())).version
    here = maker.source_version()
    names = ", ".join(files)
    if here != made_from:
        print(f"{names}: not made anew, for {maker.SOURCE} {made_from} is not here ({here or 'none'}); SHA-256 compared")
        return []
    print(f"{names}: made anew from {maker.SOURCE} {here} and compared")
    return [
        f"{file} is not what {maker.SOURCE} {here} gives"
        for file, text in maker.tables().items()
        if text != manifest.committed(file)
    ]


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m build_scripts.tables", description="Make the committed tables, or check them."
    )
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    return check() if parser.parse_args().check else make()


if __name__ == "__main__":
    sys.exit(main())
