"""Kind -> widget: the one table that joins the model and Qt. A special widget is a new kind here, never an `if name`.

Every editor reads and writes words that its field's kind can parse, so a form, a draft and a cell share one spelling.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.model import identity, kinds, place
from desktop.model.fields import Field
from desktop.ui.editing.base import Editor
from desktop.ui.editing.choices import CodeEditor, FlagEditor
from desktop.ui.editing.chooser import ManyEditor, RefEditor
from desktop.ui.editing.days import DayEditor, MomentEditor
from desktop.ui.editing.lines import BoxEditor, FixedEditor, LineEditor
from desktop.ui.editing.veil import VeiledEditor
from desktop.work.desk import Desk

Maker = Callable[[Field, Desk], Editor]


def _text(field: Field, desk: Desk) -> Editor:
    assert isinstance(field.kind, kinds.Text)
    return BoxEditor(field, desk) if field.kind.lines > 1 else LineEditor(field, desk)


EDITORS: Mapping[type[kinds.Kind[Any]], Maker] = MappingProxyType(
    {
        kinds.Text: _text,
        kinds.Number: LineEditor,
        kinds.Day: DayEditor,
        kinds.Moment: MomentEditor,
        kinds.Flag: FlagEditor,
        kinds.Code: CodeEditor,
        kinds.Serial: FixedEditor,
        kinds.Ref: RefEditor,
        kinds.Many: ManyEditor,
        identity.PersonName: LineEditor,
        identity.IdNumber: LineEditor,
        identity.Phone: LineEditor,
        place.Address: LineEditor,
    }
)
"""Kind -> what makes its editor."""


def editor(field: Field, desk: Desk) -> Editor:
    """The editor of a field: read-only for what a verb writes, veiled for what is private, else that of its kind."""
    made = bare_editor(field, desk)
    return VeiledEditor(made) if field.private and not field.computed else made


def bare_editor(field: Field, desk: Desk) -> Editor:
    """The editor of a field without a veil: for who has just asked to see the value, or writes over it unseen."""
    return FixedEditor(field, desk) if field.computed else EDITORS[type(field.kind)](field, desk)
