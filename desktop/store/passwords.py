"""What opens a store, as people meet it: weak passwords named, good ones suggested, the recovery code made and read back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.base.paths import resources
from desktop.model import pinyin

_SHORTEST = 10
_PHRASE = 16
_LEAST_LEFT = 8
_LEAST_SCORE = 3
_LONGEST_JUDGED = 72
_WORDS = 4

_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|ui|uo|ue|ve|[aoeiuv])"
)
_NAMELIKE = re.compile(f"(?:{_SYLLABLE}){{1,4}}|[a-z]{{1,4}}")
_WORD_AND_NUMBER = re.compile(r"[\W_]*(?:(?P<word>[a-z]+)[\W_]*(?P<number>\d+)|(?P<number2>\d+)[\W_]*(?P<word2>[a-z]+))[\W_]*")
_NUMBERS = re.compile(r"\d{3,}")
_SUFFIX = re.compile(
    "(?:第?[一二三四五六七八九十]*(?:居民区|居委会|居民委员会|社区|街道|办事处|小区|新村|花园|公寓|家园|苑|村|镇))+$"
)

_GROUPS = 8
_FREE = 4
_DIGITS = frozenset("0123456789")

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
"""Every wrong digit and every swap of neighbours changes the end. Source: H. M. Damm, Marburg 2004, order 10."""


def weaknesses(password: str, names: Iterable[str] = ()) -> list[str]:
    """Why a password will not do, as sentences; empty when it will.

    Args:
        password: as typed.
        names: names of the people, the area and the street, in characters or letters; their pinyin counts too.

    Source: at least 10 characters with three of four classes, or a phrase of 16; score 3 of zxcvbn; a list of our own.
    """
    typed = unicodedata.normalize("NFKC", password)
    known = sorted({word for name in names for word in _spellings(name)}, key=len, reverse=True)
    found = list(_shape(typed))
    if len(_left(typed.lower(), known)) < _LEAST_LEFT or _is_word_and_number(typed.lower()):
        found.append("里面几乎只有姓名、小区名、生日或常见的词和数字，容易猜到")
    elif typed and _score(typed, known) < _LEAST_SCORE:
        found.append("这样的组合容易猜到，换成几个互不相干的词")
    return found


def suggest(clock: Clock) -> str:
    """A pass phrase of four words in pinyin, as `caihong-luyou-mantou-qiaoliang`: 47 bits of chance."""
    words = tuple(_words())
    # 64 bits against fewer than 2**12 words: the bias is below 2**-52
    return "-".join(words[int.from_bytes(clock.entropy(8), "big") % len(words)] for _ in range(_WORDS))


def spelled(phrase: str) -> str:
    """The words of a suggested phrase in characters, to remember it by: `彩虹 旅游 馒头 桥梁`."""
    return " ".join(_words().get(word, word) for word in phrase.split("-"))


def fresh_code(clock: Clock) -> str:
    """A new recovery code as printed, `12345 67890 …`: eight groups of four free digits and a check digit, 106 bits."""
    digits = _chance(clock, _GROUPS * _FREE)
    groups = (digits[place * _FREE : (place + 1) * _FREE] for place in range(_GROUPS))
    return " ".join(group + str(_walk(place, group)) for place, group in enumerate(groups))


def read_code(typed: str) -> str:
    """The 40 digits of a typed code; full-width digits, spaces, dashes and line ends are all right.

    Raises:
        DeskError: naming the groups that cannot be right.
    """
    groups = _groups(typed)
    wrong = [place + 1 for place, group in enumerate(groups) if not _is_right(place, group)]
    count = sum(map(len, groups))
    if len(groups) != _GROUPS:
        start = f"，从第 {wrong[0]} 组起对不上" if wrong else ""
        raise DeskError(
            f"恢复码应是 {_GROUPS} 组共 40 位数字，现在是 {count} 位{start}", "资料没有变动。请对着纸上的恢复码补全。"
        )
    if wrong:
        named = "、".join(map(str, wrong))
        raise DeskError(f"恢复码第 {named} 组写错了", "资料没有变动。请对着纸上的恢复码改这一组，其他组不用动。")
    return "".join(groups)


def _shape(typed: str) -> Iterator[str]:
    if len(typed) < _SHORTEST:
        yield f"只有 {len(typed)} 个字符，要 {_SHORTEST} 个以上"
    classes = ("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]")
    if sum(bool(re.search(one, typed)) for one in classes) < 3 and len(typed) < _PHRASE:
        yield f"大写字母、小写字母、数字、符号至少用三种，或者写成 {_PHRASE} 个字符以上的几个词"


def _left(lowered: str, known: Iterable[str]) -> str:
    """What stays when everything is taken away that a guesser tries first."""
    rest = lowered
    for word in (*known, *_blocked()):
        rest = rest.replace(word, "")
    return _NUMBERS.sub(lambda run: "" if _is_usual(run[0]) else run[0], rest)


def _is_word_and_number(lowered: str) -> bool:
    """A name or one or two words in pinyin, or initials, before or behind a birthday, a phone number or a short number."""
    found = _WORD_AND_NUMBER.fullmatch(lowered)
    if not found:
        return False
    word, number = found["word"] or found["word2"], found["number"] or found["number2"]
    return (len(number) <= 4 or _is_usual(number)) and bool(_NAMELIKE.fullmatch(word))


def _is_usual(number: str) -> bool:
    """Whether digits are a day, a year, a mobile phone, a run, or one digit over and over."""
    steps = {int(after) - int(before) for before, after in pairwise(number)}
    return (len(steps) == 1 and steps <= {-1, 0, 1}) or _is_date(number) or bool(re.fullmatch(r"1[3-9]\d{9}", number))


def _is_date(number: str) -> bool:
    if len(number) == 4:
        return "1930" <= number <= "2049" or _is_day("2000" + number)
    if len(number) == 6:
        return _is_day("19" + number) or _is_day("20" + number) or _is_day(number + "01")
    return len(number) == 8 and _is_day(number)


def _is_day(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2049
    except ValueError:
        return False


def _spellings(name: str) -> Iterator[str]:
    """A name as it may stand in a password: in characters and in pinyin, whole and without 居民区 and the like."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).lower()
    for form in {plain, _SUFFIX.sub("", plain)}:
        letters = "".join(sounds[0] if sounds else char for char, sounds in zip(form, pinyin.readings(form), strict=True))
        yield from (spelling for spelling in {form, letters} if len(spelling) >= (4 if spelling.isascii() else 2))


def _score(typed: str, known: list[str]) -> int:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - 26 ms and 2 MB of word lists, wanted only while a password is being set

    judged = zxcvbn(typed[:_LONGEST_JUDGED], user_inputs=known)
    return int(judged["score"])


@cache
def _blocked() -> tuple[str, ...]:
    """Lower case, longest first, so that 123456789 goes whole."""
    return tuple(sorted(_lines("blocked.txt"), key=len, reverse=True))


@cache
def _words() -> dict[str, str]:
    """Pinyin -> word."""
    return dict(line.split(" ") for line in _lines("words.txt"))


def _lines(name: str) -> list[str]:
    text = (resources() / "vault" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _groups(typed: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", typed)
    parted = "".join(" " if _is_separator(char) else char for char in plain)
    odd = next((char for char in parted if char not in _DIGITS and char != " "), "")
    if odd:
        raise DeskError(f"恢复码里只有数字，不该有“{odd}”", "资料没有变动。数字 0、1 不要写成字母 O、l。")
    tokens = parted.split()
    if len(tokens) == _GROUPS:
        return tokens
    run = "".join(tokens)
    return [run[start : start + _FREE + 1] for start in range(0, len(run), _FREE + 1)]


def _is_separator(char: str) -> bool:
    return char in "\u2212\t\r\n·" or unicodedata.category(char) in {"Zs", "Zl", "Zp", "Pd"}


def _is_right(place: int, group: str) -> bool:
    return len(group) == _FREE + 1 and place < _GROUPS and _walk(place, group) == 0


def _walk(place: int, digits: str) -> int:
    """Walk Damm's table from the group's own place, so that two groups in each other's place are noticed too."""
    state = place
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return state


def _chance(clock: Clock, length: int) -> str:
    """Decimal digits without bias: draws above the last whole multiple of 10**length are thrown away."""
    size = 16
    span = 10**length
    limit = (1 << 8 * size) // span * span
    while (drawn := int.from_bytes(clock.entropy(size), "big")) >= limit:
        pass
    return str(drawn % span).zfill(length)
