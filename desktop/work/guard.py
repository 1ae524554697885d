"""What the general verbs may not touch: records on which rights or trust hang, and values that are never typed."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.base.errors import RefusedError
from desktop.model.fields import Field
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store.unit import Unit


def refuse_guarded(unit: Unit, record: Record, changed: Sequence[Field] = ()) -> None:
    """Keep the general verbs from what has verbs of its own: guarded records, and fields that are never typed.

    Raises:
        RefusedError: nothing is written.
    """
    if record.guarded and not unit.actor.may(Right.OWN):
        raise RefusedError(f"{record.label}只有书记能改，没有保存", "请书记来改。")
    computed = next((field for field in changed if field.computed), None)
    if computed is not None:
        raise RefusedError(f"“{computed.label}”由程序计算，不能直接改，没有保存", "用对应的按钮来做，例如接受、提交、通过。")
