"""Our export of every resident as an Excel file, and XlsxWriter alone writing the very same cells with the same formats."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from xlsxwriter import Workbook

from build_scripts.bench.programs.answer import tell
from desktop import demo
from desktop.base.clock import Clock
from desktop.formats import workbook
from desktop.modules.residents.records import Resident
from desktop.start import MODULES
from desktop.store.query import Query
from desktop.work import session
from desktop.work.export import rows_of
from desktop.work.listing import Listing, columns_of


def main(folder: Path, out: Path) -> None:
    """Both in one program, one after the other; the cells theirs writes lie ready in memory."""
    with session.unlock(folder, demo.SECRETARY, demo.PASSWORD, MODULES, Clock()) as opened:
        reader = opened.store.reader(opened.actor)
        listing = Listing(Resident, Query(order="name"), columns_of(Resident), "居民")
        began = time.perf_counter()
        workbook.write(out / "ours.xlsx", listing.title, listing.columns, rows_of(reader, listing))
        ours = time.perf_counter() - began
        rows = list(rows_of(reader, listing))
        reader.connection.close()
    began = time.perf_counter()
    with Workbook(out / "theirs.xlsx", {"constant_memory": True}) as book:
        sheet, cell = (
            book.add_worksheet("居民"),
            book.add_format({"font_name": "宋体", "font_size": 11, "border": 1, "num_format": "@"}),
        )
        for number, row in enumerate(([one.label for one in listing.columns], *rows)):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text, cell)
    tell({"ours": ours, "theirs": time.perf_counter() - began, "rows": float(len(rows))})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
