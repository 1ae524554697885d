"""Why a package is refused, in sentences."""

from __future__ import annotations

import re

import pytest

from desktop.formats.package import PackageError
from desktop.formats.package.refusals import REFUSALS

NAMES = {"file": "示例.xiang", "name": "示例苑居民区", "suite": "2", "program": "9.9"}


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_is_a_whole_sentence_with_a_way_on(code: str) -> None:
    error = PackageError(code, **NAMES)
    assert not re.search(r"[{}！您你]", str(error))
    assert (error.code, bool(error.title), error.advice.endswith("。")) == (code, True, True)


def test_a_reason_nobody_wrote_down_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        PackageError("no such reason")
