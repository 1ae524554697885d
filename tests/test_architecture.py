"""The rules of the house, held over the whole tree."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.model.kinds import Code
from desktop.model.record import Record

ROOT = Path(__file__).resolve().parents[1]
DESKTOP = ROOT / "desktop"
CODE = sorted([*DESKTOP.rglob("*.py"), *(ROOT / "build_scripts").rglob("*.py")])
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
NOT_MIRRORED = {"__init__.py", "__main__.py", "page.py", "commands.py", "records.py"}
"""Pages and commands are walked by stories, records by the tests over all declarations."""
SHAPELESS_NAME = re.compile(r"utils?|helpers?|common|misc|.*manager")

NEVER_KEPT = re.compile(
    "宗教|信仰|信教|血型|身高|体重|指纹|人脸|虹膜|声纹|居民照片|证件照|头像"
    "|病史|病种|诊断|疾病|精神病|精神障碍|艾滋|HIV|传染|吸毒|戒毒|避孕|节育|计生"
    "|社区矫正|矫正|刑满|释放|前科|犯罪|上访|信访|重点人员|关注人员|重点对象|邪教|涉邪|可疑"
    "|银行|账号|卡号|收入|存款|房产价值|房价|学籍|配偶身份证|车牌|定位|轨迹|经纬度"
    "|投票意向|投给|选了谁|党费|录音|密码|口令|业主大会"
)
"""Words of what a residential area has no business keeping about a person (security and purpose limits, PIPL 6 and 28)."""
NEVER_NAMED = {
    "religion", "faith", "belief", "blood", "height", "weight", "fingerprint", "face", "biometric", "iris", "portrait",
    "diagnosis", "disease", "illness", "hiv", "drug", "contraception", "correction", "convict", "conviction", "petition",
    "suspicion", "suspicious", "cult", "bank", "income", "salary", "property_value", "plate", "vehicle", "latitude",
    "longitude", "gps", "intention", "dues", "recording", "password", "passwd",
}  # fmt: skip
"""The same as words of field names."""


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports.exe" if sys.platform == "win32" else "lint-imports")

    contracts = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert contracts.returncode == 0, contracts.stdout


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}

    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def test_no_function_is_longer_than_forty_lines() -> None:
    found = {f"{shown(path)}:{f.lineno} {f.name}": length(f) for path in CODE for f in functions(path)}

    assert {name: lines for name, lines in found.items() if lines > LONGEST_FUNCTION} == {}


def test_every_file_with_a_rule_in_it_has_its_test_at_the_mirrored_place() -> None:
    # pages and commands that became packages are still pages and commands: stories and the audit of every screen walk them
    subjects = [
        path.relative_to(DESKTOP)
        for path in DESKTOP.rglob("*.py")
        if path.name not in NOT_MIRRORED and path.parent.name not in {"page", "commands"}
    ]
    mirrors = [ROOT / "tests" / subject.parent / f"test_{subject.name}" for subject in subjects]

    missing = sorted(shown(test) for test in mirrors if not test.exists())

    assert not missing, "\n".join(missing)


def test_every_test_file_tests_something() -> None:
    files = sorted((ROOT / "tests").rglob("test_*.py"))

    assert [shown(path) for path in files if not any(f.name.startswith("test_") for f in functions(path))] == []


def test_no_file_has_a_shapeless_name() -> None:
    assert [shown(path) for path in CODE if SHAPELESS_NAME.fullmatch(path.stem)] == []


def record_types() -> list[type[Record]]:
    """Every record type anybody declares, found by the decorator and not by a list somebody could forget."""
    for path in DESKTOP.rglob("*.py"):
        if re.search(r"^@record\(", path.read_text(encoding="utf-8"), re.MULTILINE):
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return sorted((kind for kind in Record.__subclasses__() if kind.__module__.startswith("desktop.")), key=lambda k: k.table)


def unfit(kind: type[Record]) -> Iterator[str]:
    """Declarations of the type that name what is never kept: labels, headings read from sheets, choices, field names."""
    for name, field in kind.fields.items():
        choices = field.kind.codes.labels if isinstance(field.kind, Code) else ()
        words = [kind.label, field.label, *field.also, *choices]
        yield from (f"{kind.table}.{name}: {word}" for word in words if NEVER_KEPT.search(word))
        if NEVER_NAMED & {name, *name.split("_")}:
            yield f"{kind.table}.{name}"


def test_nothing_is_declared_that_the_program_must_not_hold() -> None:
    assert [finding for kind in record_types() for finding in unfit(kind)] == []


def test_the_search_for_what_must_not_be_held_finds_the_residents() -> None:
    assert "resident" in [kind.table for kind in record_types()]


@pytest.mark.parametrize("label", ["宗教信仰", "是否吸毒", "重点人员类别", "家庭年收入", "党费", "车牌号"])
def test_a_label_of_what_must_not_be_held_is_recognised(label: str) -> None:
    assert NEVER_KEPT.search(label)


def imported_packages(path: Path) -> Iterator[str]:
    """Top-level names of everything a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_every_library_the_program_imports_is_declared() -> None:
    """A library that came along with another one disappears with it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~\[; ]", line)[0].lower().replace("_", "-") for line in project["dependencies"]}
    brought_by = importlib.metadata.packages_distributions()
    strangers = {name for path in DESKTOP.rglob("*.py") for name in imported_packages(path)} - {
        "desktop",
        *sys.stdlib_module_names,
    }

    undeclared = {n for n in strangers if not declared & {d.lower().replace("_", "-") for d in brought_by.get(n, [n])}}

    assert undeclared == set()


def committed_texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the checkout outside generated folders."""
    tops = ["desktop", "resources", "build_scripts", "tests", ".ci"]
    files = [path for top in tops for path in (ROOT / top).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    for path in [*files, ROOT / "README.md", ROOT / "pyproject.toml"]:
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![\w.$}~*)])/(?:work|root|home|Users)/\w",
        r"index[-]url",
        r"https?://\S*/simple\b",
        r"file:/[/]/",
    ],
    ids=["machine path", "index option", "index address", "file address"],
)
def test_no_file_names_this_machine_or_where_packages_come_from(pattern: str) -> None:
    found = [f"{shown(path)}: {hit[0]}" for path, text in committed_texts() if (hit := re.search(pattern, text))]

    assert found == []
