"""The language of `{{ … }}` in Word templates: words, loops and choices over given texts, and nothing that can run.

Templates come from chat groups. Jinja's own sandbox keeps them from the
system but not from eating memory, so calls, arithmetic and assignments are
refused before anything runs, and values are plain texts, lists and mappings.
Used in the child only. Source: security.md §0.5, D1 to D3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import ChainableUndefined, Template, TemplateSyntaxError, Undefined, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from desktop.base.errors import DeskError

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.List, nodes.Getattr, nodes.Getitem),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Filter, nodes.Test),
)
_FILTERS = ("d", "default", "first", "last", "length", "count", "trim")
_TESTS = ("defined", "undefined", "none", "odd", "even")
_LOOP = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length"})
_NUMERALS = "零一二三四五六七八九十"
_TAGS = re.compile(r"<[^>]*>")


class Marks(ImmutableSandboxedEnvironment):
    """Reads templates and remembers, in order, every word they ask for.

    Attributes:
        words: dotted, such as `meeting.title`; what a loop walks over stands before its items: `candidates.name`. True when
            the template has nothing to put in its place: no `or`, no `if` around it.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=ChainableUndefined, finalize=_printed)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS} | _OURS
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.words: dict[str, bool] = {}

    def study(self, source: str) -> None:
        """Note the words of one part of a template.

        Raises:
            DeskError: when it asks for more than the language gives.
        """
        try:
            tree = self.parse(source)
        except (TemplateSyntaxError, RecursionError) as error:
            raise _miswritten(source, getattr(error, "lineno", 1)) from error
        for node in tree.find_all(nodes.Node):
            if not _is_allowed(node):
                raise _miswritten(source, node.lineno)
        for word, is_needed in _words(tree, {"loop": ""}):
            self.words[word] = self.words.get(word, False) or is_needed

    def from_string(
        self,
        source: str | nodes.Template,
        globals: Any = None,  # noqa: A002 - jinja2's name
        template_class: type[Template] | None = None,
    ) -> Template:
        """A template ready to be filled, after study."""
        assert isinstance(source, str)
        self.study(source)
        return super().from_string(source, globals, template_class)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a mapping holds under the word; a loop also counts. Nothing else has attributes."""
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """One item of a mapping or a list, or blank."""
        if isinstance(obj, Mapping) and argument in obj:
            return obj[argument]
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)


def han(value: Any) -> Any:
    """Numeral of an item, 1 to 99: 一, 十一, 二十; any other value is left as it is."""
    number = int(value) if str(value).isdecimal() else 0
    if not 1 <= number <= 99:
        return value
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _NUMERALS[tens]) + ("十" if tens else "") + (_NUMERALS[ones] if ones else "")


def paragraphs(value: Any) -> Any:
    """Text whose line breaks start new paragraphs like the one it stands in, instead of new lines."""
    return value.replace("\n", "\a") if isinstance(value, str) else value  # docxtpl's own sign for it


def join(value: Any, between: str = "、") -> Any:
    """The items of a list with words between them; a text is left whole."""
    return between.join(map(str, value)) if isinstance(value, list) else value


_OURS = {"han": han, "paragraphs": paragraphs, "join": join}


def missing(words: Mapping[str, bool], context: Mapping[str, Any]) -> Iterator[str]:
    """The needed words that the context does not know, not what would be below them; of an empty list nothing can be said."""
    lacking = [word for word in words if _lacks(word.split("."), [context])]
    below = {word for word in lacking for above in lacking if word.startswith(f"{above}.")}
    return (word for word in lacking if words[word] and word not in below)


def _lacks(parts: list[str], values: list[Any]) -> bool:
    for part in parts:
        values = [item for value in values for item in (value if isinstance(value, list) else [value])]
        known = [value[part] for value in values if isinstance(value, Mapping) and part in value]
        if values and not known:
            return True
        values = known
    return False


def _printed(value: Any) -> Any:
    """A value as XML text. Braces are written as references: docxtpl looks for its own marks once more after filling."""
    if value is None or isinstance(value, Undefined):
        return ""
    return Markup(str(escape(value)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped right here


def _is_allowed(node: nodes.Node) -> bool:
    if isinstance(node, nodes.For):
        return isinstance(node.target, nodes.Name) and not node.recursive
    if isinstance(node, nodes.Name):
        return node.name != "self"  # the template itself, to jinja
    if isinstance(node, nodes.Filter):
        return node.name in _FILTERS or node.name in _OURS
    if isinstance(node, nodes.Test):
        return node.name in _TESTS
    if isinstance(node, nodes.Getattr):
        return not node.attr.startswith("_")
    return isinstance(node, _ALLOWED)


def _words(
    node: nodes.Node, loops: Mapping[str, str], spared: frozenset[str] = frozenset(), *, needed: bool = True
) -> Iterator[tuple[str, bool]]:
    """Dotted words below the node, and whether each is needed.

    Args:
        node: any part of a template.
        loops: what each loop's item stands for, blank for what is not a word.
        spared: words that an `if` around the node has asked for.
        needed: whether nothing stands in for what is missing here.
    """
    word = _word(node, loops)
    if word is not None:
        yield from [(word, needed and word not in spared)] if word else []
        return
    asked, guarded, others = _parts(node)
    seen = [found for part in asked for found in _words(part, loops, spared, needed=False)]
    yield from seen
    if isinstance(node, nodes.For):
        yield from _words(node.iter, loops, spared, needed=needed and not node.else_)
        assert isinstance(node.target, nodes.Name)
        loops = {**loops, node.target.name: _word(node.iter, loops) or ""}
    inner = spared | {word for word, _ in seen}
    yield from (found for part in guarded for found in _words(part, loops, inner, needed=needed))
    yield from (found for part in others for found in _words(part, loops, spared, needed=needed))


def _parts(node: nodes.Node) -> tuple[list[nodes.Node], list[nodes.Node], list[nodes.Node]]:
    """What the node only asks for, what is printed when that is there, and the rest."""
    if isinstance(node, nodes.If):
        return [node.test], node.body, [*node.elif_, *node.else_]
    if isinstance(node, nodes.CondExpr):
        return [node.test], [node.expr1], [node.expr2] if node.expr2 else []
    if isinstance(node, nodes.For):
        return [], [], [*node.body, *node.else_, *([node.test] if node.test else [])]
    if isinstance(node, nodes.Or):
        return [node.left], [], [node.right]
    if isinstance(node, nodes.Filter) and node.name in {"d", "default"} and node.node:
        return [node.node], [], list(node.args)
    return [], [], list(node.iter_child_nodes())


def _word(node: nodes.Node, loops: Mapping[str, str]) -> str | None:
    """The dotted word a node is; blank for an item of something nameless; None when it is no word at all."""
    if isinstance(node, nodes.Name):
        return loops.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        return _below(node.node, node.attr, loops)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return _below(node.node, node.arg.value, loops)
    return None


def _below(node: nodes.Node, key: Any, loops: Mapping[str, str]) -> str | None:
    above = _word(node, loops)
    return f"{above}.{key}" if above and isinstance(key, str) else above


def _miswritten(source: str, line: int | None) -> DeskError:
    """Names the place by the text around it: a Word file has no line numbers a person could see."""
    lines = source.splitlines()
    near = _TAGS.sub("", lines[min(line or 1, len(lines)) - 1] if lines else "").strip()[:40]
    return DeskError(
        f"模板里“{near}”写得不对，没有印出任何东西", "标记只能是 {{ 词 }}、{% for %}、{% if %} 这几种，改好后再试一次。"
    )
