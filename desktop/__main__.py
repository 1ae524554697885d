"""`python -m desktop`: a worker for the parent, the command line, or the window. Loads only what that needs."""

from __future__ import annotations

import sys


def main() -> int:
    """Go where the first word says."""
    words = sys.argv[1:]
    if words[:1] == ["worker"]:
        from desktop.formats.child import worker_main  # noqa: PLC0415 - a worker loads neither Qt nor the store

        return worker_main(words[1]) or 0
    from desktop.start import start  # noqa: PLC0415 - everything else does

    return start(words)


if __name__ == "__main__":
    sys.exit(main())
