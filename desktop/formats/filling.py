"""The child's door to the filling of templates.

It imports nothing of what is kept, which would cost a third of the time of a short paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop.base.errors import DeskError


def render_worker(request: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The child's side: `{"template", "context", "out"}` -> one reply.

    The reply is `{"written": path, "missing": [word, …]}`, or `{"words": [word, …]}` when no `out` is asked for, or
    `{"error": {"title", "advice"}}`, or `{"disk": errno}` when the disk refuses.
    """
    from desktop.formats import paper  # noqa: PLC0415 - docxtpl is 70 ms of import that the parent never needs

    template = Path(request["template"])
    try:
        if "out" in request:
            unknown = paper.fill(template, request["context"], Path(request["out"]))
            yield {"written": request["out"], "missing": unknown}
        else:
            yield {"words": paper.words(template)}
    except DeskError as error:
        yield {"error": {"title": error.title, "advice": error.advice}}
    except OSError as error:
        yield {"disk": error.errno}
