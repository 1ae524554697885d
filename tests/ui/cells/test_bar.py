from __future__ import annotations

from ui.cells.conftest import Sheet


def test_the_bar_stands_over_the_table_while_it_is_typed_into(sheet: Sheet) -> None:
    bar = sheet.page.list.cells.bar

    assert (bar.isVisible(), bar.words.text(), bar.back.isEnabled()) == (True, "表格编辑", False)


def test_it_counts_what_was_changed(sheet: Sheet) -> None:
    sheet.editing.write({(row, 1): "50" for row in range(3)})

    assert sheet.page.list.cells.bar.words.text() == "表格编辑：改了 3 格"


def test_it_ends_the_mode(sheet: Sheet) -> None:
    sheet.page.list.cells.bar.done.click()

    assert (sheet.editing.is_on, sheet.page.list.cells.button.isChecked()) == (False, False)
