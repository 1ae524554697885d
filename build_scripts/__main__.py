"""`python3 -m build_scripts TASK`: the table of tasks and the door to them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from build_scripts import check, freeze, inside, lock, run, test

Work = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Task:
    """One thing the runner can do.

    Attributes:
        work: does it with the words after the task's name; answers an exit code.
        help: one line for the list.
        takes: what may follow the name, as shown in the list; blank = nothing may.
    """

    work: Work
    help: str
    takes: str = ""


TASKS = {
    "run": Task(run.run, "open the program on invented demo data; without a display, walk it into demo/"),
    "test": Task(test.test, "set up .venv and run every check CI runs"),
    "check": Task(check.check, "only the quick checks: ruff, mypy, import contracts, generated tables and templates"),
    "lock": Task(lock.lock, "remake build_scripts/locks from pyproject.toml", takes="[--upgrade]"),
    "screenshots": Task(partial(inside.inside, "screenshots"), "one PNG per screen into OUT", takes="OUT"),
    "bench": Task(partial(inside.inside, "bench"), "measure the program beside what an office uses instead", takes="[ARGS]"),
    "faults": Task(partial(inside.inside, "faults"), "kill and starve the program while it saves", takes="[ARGS]"),
    "freeze": Task(freeze.freeze, "build dist/xiaoxiang, a folder that runs without Python"),
}


def listing() -> str:
    """The tasks, one a line."""
    rows = [(f"{name} {task.takes}".strip(), task.help) for name, task in TASKS.items()]
    width = max(len(name) for name, _ in rows)
    return "\n".join(["usage: python3 -m build_scripts TASK", "", *(f"  {name:<{width}}  {line}" for name, line in rows)])


def main(words: Sequence[str]) -> int:
    """Do the task named by the first word; without one, list them. Answers an exit code: 0 done, 1 failed, 2 wrong usage."""
    if not words or words[0] in ("-h", "--help"):
        print(listing())
        return 0
    task = TASKS.get(words[0])
    if task is None or (words[1:] and not task.takes):
        print(listing(), file=sys.stderr)
        return 2
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a C locale must not stop a task over one Chinese character.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # both are text streams here
    try:
        return task.work(words[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
