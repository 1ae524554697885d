"""Our taking in of a roster into a new installation: parse, check, find doubles, write, log, index. Argon2id is not counted."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from build_scripts.bench.programs.answer import resident_mib, tell
from desktop.base.clock import Clock
from desktop.formats import sheets
from desktop.modules.residents.rules import judge
from desktop.modules.residents.service import Fate, import_roster, light_secret, plan_import
from desktop.start import MODULES
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.jobs import Now
from desktop.work.session import FirstRun


def main(workbook: Path, folder: Path) -> None:
    """Take the workbook in, by the steps of `python -m desktop import`, and answer how long each took."""
    opened, _ = session.begin(folder, FirstRun("示例苑居民区", "示例街道", "示例书记", "bench"), MODULES, Clock())
    with opened:
        desk = opened.desk(Scripted(), Now())
        began = time.perf_counter()
        with sheets.opened(workbook) as book:
            judgement = judge(book, desk.today)
        judged = time.perf_counter()
        plan = plan_import(desk.store, judgement, desk.today, light_secret(desk.file, desk.area))
        planned = time.perf_counter()
        desk.do(import_roster, plan).now()
        written = time.perf_counter()
        desk.store.connection.close()
    tell(
        {
            "whole": written - began,
            "judge": judged - began,
            "plan": planned - judged,
            "write": written - planned,
            "people": plan.count(Fate.NEW),
            "refused": plan.refused,
            "doubles": len(judgement.doubles),
            "peak_mib": resident_mib("VmHWM"),
        }
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
