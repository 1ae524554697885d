"""What every program here needs and nothing more, so that importing it costs a sample nothing."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def since_born() -> float:
    """Seconds since the bench started this program, interpreter and all."""
    return time.time() - float(os.environ["BENCH_BORN"])


def resident_mib(kind: str = "VmRSS") -> float:
    """Memory of this program now, or at its peak (`VmHWM`); 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii", errors="replace").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{kind}:")), 0.0)


def tell(numbers: Mapping[str, Any]) -> None:
    """Answer the bench."""
    print(json.dumps(numbers))
    sys.stdout.flush()
