"""Why a package or key file is refused: one sentence per reason, with a code for lists and tests."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from desktop.base.errors import DeskError


class Sentence(NamedTuple):
    """What is said: title and advice, with names in braces."""

    title: str
    advice: str


REFUSALS: Mapping[str, Sentence] = MappingProxyType(
    {
        "not_a_package": Sentence("“{file}”不是小巷的数据包，没有收下任何内容", "请选对方交来的 .xiang 文件。"),
        "unreadable": Sentence("“{file}”读不出来，没有收下任何内容", "请检查 U 盘是否插好，再试一次。"),
        "damaged": Sentence("数据包已损坏或被改动，没有收下任何内容", "请对方重新写一份；如果还是这样，换一个 U 盘。"),
        "unknown_suite": Sentence(
            "文件用的是第 {suite} 套加密方式，本程序只认识第 1 套，没有收下任何内容", "请先升级程序，或请对方改用第 1 套。"
        ),
        "newer_version": Sentence(
            "数据包由更新的版本（{program}）写成，没有收下任何内容", "请先把本程序升级到 {program} 或更新的版本。"
        ),
        "unknown_sender": Sentence(
            "“{name}”的身份还没有核对，没有打开这份数据包", "请先收下对方的身份文件，打电话核对六组数字，再来收包。"
        ),
        "changed_key": Sentence(
            "数据包自称来自“{name}”，但身份文件与核对过的不同，没有打开", "请拨打早已知道的号码问清楚；问清以前不要收。"
        ),
        "own_package": Sentence("这份数据包是本单位自己写的，没有可收的内容", "请选对方交来的文件。"),
        "not_for_me": Sentence("这份数据包不是写给本单位的，打不开，没有收下任何内容", "请对方选本单位为收件方，重新写一份。"),
        "changed_file": Sentence("文件在核对以后又变了，没有收下任何内容", "请重新插好 U 盘，再收一次。"),
        "malformed": Sentence(
            "“{name}”的签名是真的，但数据包里面不合规矩，没有收下任何内容", "请对方升级程序后重新写一份；再不行，告诉技术支持。"
        ),
        "foreign_owner": Sentence(
            "“{name}”的数据包里有别的单位的记录，整包没有收下", "请打电话告诉对方；问清以前不要再收这个单位的包。"
        ),
        "too_big": Sentence("数据包太大或展开后太大，没有收下任何内容", "请对方少选一些内容，分几份写。"),
        "too_big_to_write": Sentence("选中的内容太多，没有写数据包", "请少选一些附件或记录，分几份写。"),
        "to_self": Sentence("收件方是本单位自己，没有写数据包", "请选对方单位的身份文件。"),
        "not_a_key_file": Sentence("“{file}”不是小巷的身份文件，没有收下", "请选对方交来的 .xkey 文件。"),
        "damaged_key_file": Sentence("身份文件“{file}”已损坏或被改动，没有收下", "请对方重新写一份身份文件。"),
    }
)
"""Code -> sentence."""


class PackageError(DeskError):
    """A package or key file that is not taken in, or cannot be written.

    Args:
        code: key of REFUSALS.
        names: what fills the braces of the sentence.
    """

    def __init__(self, code: str, **names: str) -> None:
        sentence = REFUSALS[code]
        super().__init__(sentence.title.format(**names), sentence.advice.format(**names))
        self.code = code
