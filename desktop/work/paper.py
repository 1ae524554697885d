"""Papers: a template filled in, written where the person says, and logged before it appears."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.base.paths import resources
from desktop.base.problems import Problem
from desktop.formats import document
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store.unit import Unit
from desktop.work.ask import FileKind
from desktop.work.desk import Desk
from desktop.work.verb import verb

WORD = FileKind("Word 文档", ("docx",))


@verb("出文书", needs=Right.EXPORT, logs=True)
def print_paper(unit: Unit, title: str, about: Sequence[Record] = ()) -> None:
    """Log that a paper was made, and about whom; its words are not kept."""
    unit.label = f"出文书：{title}"
    unit.about += about


def write_paper(desk: Desk, template: str, words: Mapping[str, Any], title: str, about: Sequence[Record] = ()) -> None:
    """Fill a shipped template and write it where the person chooses; says so when it is there, and which words it lacked."""
    path = desk.ask.save_file(f"保存{template}", f"{title}.docx", WORD)
    if path is None:
        return
    desk.do(print_paper, title, about).then(lambda _: render_paper(desk, template, words, path))


def render_paper(desk: Desk, template: str, words: Mapping[str, Any], path: Path) -> None:
    """Fill a shipped template into a file; whoever calls it has noted in the log that the paper is made."""
    source = resources() / "templates" / f"{template}.docx"

    def tell(missing: list[Problem]) -> None:
        desk.ask.tell(f"已保存 {path.name}")
        if missing:
            desk.ask.problems(f"{template}里的空白", missing)

    desk.jobs.start(f"生成{template}", lambda progress: document.render(source, words, path, progress), tell, desk.ask.refuse)
