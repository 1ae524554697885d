"""Word documents out: a template's `{{ words }}` replaced by shown texts, in the child process.

The filling itself is paper.py's and is imported in the child only, through the door in
filling.py; here is what the program asks for. n forms are one document from a
looping template (`{%p for c in candidates %}`), never n documents: the template
is read once, and 200 forms cost little more than one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from math import ceil
from pathlib import Path
from typing import Any

from desktop.base.files import replacing
from desktop.base.problems import Problem
from desktop.base.progress import Progress
from desktop.formats import child
from desktop.formats.filling import render_worker
from desktop.model.kinds import Many, Ref
from desktop.model.record import Record

__all__ = ["of_record", "placeholders", "render", "render_worker"]

_MEMORY_MIB = 768
_LONGEST_S = 5.0
"""For a template alone; what is to be printed adds a second for every 50,000 characters, ten times what it needs."""
_CHARACTERS_PER_S = 50_000


def of_record(record: Record, titles: Mapping[str, str] | None = None) -> dict[str, str]:
    """Field name -> shown text, so that `{{ resident.name }}` works in a template.

    Args:
        record: of any type.
        titles: uid -> words of the records it refers to; an unknown one is blank, for nobody reads a uid.
    """
    shown = {name: field.kind.show(getattr(record, name)) for name, field in record.fields.items()}
    for name, field in record.fields.items():
        if isinstance(field.kind, Ref | Many):
            kept = getattr(record, name) or ()
            uids = (kept,) if isinstance(kept, str) else kept
            shown[name] = "、".join(word for word in map((titles or {}).get, uids) if word)
    return shown


def render(template: Path, context: Mapping[str, Any], out: Path, progress: Progress | None = None) -> list[Problem]:
    """Fill a template and write the document, whole or not at all.

    Args:
        template: a .docx file; what runs, reaches out or was tracked in it is refused.
        context: word -> text, list or mapping of such; what keys a shipped template asks for stands in its generator.
        out: the document; an older one is replaced.
        progress: told while the child works, so that 取消 is noticed.

    Returns:
        One Problem per word that the context does not know, unless the template asks for it in an `if` or gives
        something in its place with `or`; it is printed blank.

    Raises:
        DeskError: when the template is unfit, takes too long, or the disk refuses.
        CancelledError: when the person asked to stop.
    """
    with replacing(out) as part:  # here and not in the child: a killed child leaves nothing behind
        reply = _ask({"template": str(template), "context": dict(context), "out": str(part)}, progress)
        if "disk" in reply:
            raise OSError(reply["disk"], os.strerror(reply["disk"]))
    return [Problem("模板", f"没有“{word}”这个词，印成了空白") for word in reply["missing"]]


def placeholders(template: Path) -> list[str]:
    """The dotted words a template asks for, such as `meeting.title` or `candidates.name`, in order.

    Raises:
        DeskError: when the template is unfit or takes too long.
    """
    return [str(word) for word in _ask({"template": str(template)})["words"]]


def _ask(request: Mapping[str, Any], progress: Progress | None = None) -> dict[str, Any]:
    seconds = _LONGEST_S + len(json.dumps(request)) / _CHARACTERS_PER_S
    limits = child.Limits(memory_mib=_MEMORY_MIB, cpu_s=ceil(seconds), wall_s=seconds)
    [reply] = child.run("document", request, limits=limits, progress=progress)
    return reply
