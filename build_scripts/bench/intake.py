"""Figure `intake`: a clean roster taken in whole, beside only reading it and only writing its cells."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator

from build_scripts.bench.figure import Figure, alternate
from build_scripts.bench.stage import Stage

_LIMIT = 4.0


def measure(stage: Stage) -> Iterator[Figure]:
    """Ours and the floor in turns, each in a fresh program and a new file; LibreOffice only opening it, where it is."""
    told: list[dict[str, float]] = []

    def ours() -> float:
        folder = stage.place("intake")
        told.append(stage.fresh("our_intake", stage.workbook, folder))
        shutil.rmtree(folder)
        return told[-1]["whole"]

    def plain() -> float:
        folder = stage.place("plain")
        found = stage.fresh("plain_intake", stage.workbook, folder)
        shutil.rmtree(folder)
        return found["whole"]

    mine, least = alternate(stage.heavy_runs, ours, plain)
    parts = {name: statistics.median(one[name] for one in told) for name in ("judge", "plan", "write", "peak_mib")}
    assert told[0]["people"] == stage.residents, f"not everybody was taken in: {told[0]}"
    yield Figure(
        "intake.whole",
        f"{stage.residents} rows × 12 columns parsed, checked, deduplicated, written, logged, indexed",
        mine,
        peer=least,
        rival="calamine + raw executemany into such a file",
        limit=_LIMIT,
        note=f"judge {parts['judge']:.2f} s, plan {parts['plan']:.2f} s, write {parts['write']:.2f} s, "
        f"peak {parts['peak_mib']:.0f} MiB",
    )
    calc = _calc(stage)
    rival = "LibreOffice Calc starting, reading it and writing csv, once"
    yield Figure(
        "intake.calc",
        "the same, beside a program that only opens it",
        mine,
        peer=calc,
        rival=rival if calc else f"{rival}: absent",
    )


def _calc(stage: Stage) -> float | None:
    """Seconds; Calc cannot be stopped between reading and writing. None where it is not installed."""
    office = shutil.which("soffice")
    if not office:
        return None
    folder = stage.place("calc")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    began = time.perf_counter()
    words = (office, "--headless", profile, "--convert-to", "csv", "--outdir", folder, stage.workbook)
    subprocess.run(words, check=True, capture_output=True)
    return time.perf_counter() - began
