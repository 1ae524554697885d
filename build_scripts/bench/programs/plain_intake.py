"""The least that taking a roster in can be: calamine reads it, one executemany writes it into a file encrypted like ours."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from python_calamine import CalamineWorkbook

from build_scripts.bench.programs.answer import resident_mib, tell
from desktop.base.clock import Clock
from desktop.store.connection import open_writer


def main(workbook: Path, folder: Path) -> None:
    """Read, write, commit; no check, no log, no index."""
    connection = open_writer(folder / "plain.db", f"x'{Clock().entropy(48).hex()}'")
    began = time.perf_counter()
    with CalamineWorkbook.from_path(str(workbook)) as book:
        rows = [tuple(row) for row in book.get_sheet_by_index(0).to_python()]
    read = time.perf_counter()
    columns = [f"c{number}" for number in range(len(rows[0]))]
    connection.execute(f"CREATE TABLE roster (n INTEGER PRIMARY KEY, {','.join(f'{name} TEXT' for name in columns)})")
    connection.execute("BEGIN IMMEDIATE")
    marks = ",".join("?" * len(columns))
    connection.executemany(f"INSERT INTO roster ({','.join(columns)}) VALUES ({marks})", rows[1:])  # noqa: S608 - names made here
    connection.execute("COMMIT")
    written = time.perf_counter()
    connection.close()
    tell({"whole": written - began, "read": read - began, "write": written - read, "peak_mib": resident_mib("VmHWM")})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
