"""The page on which all pictures stand side by side, with what the machine's eye found under each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

_HEAD = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>小巷：每一屏</title>
<style>body{font:15px/1.5 sans-serif;margin:24px;background:#f4f5f7;color:#1f2329}
figure{display:inline-block;width:420px;margin:0 16px 20px 0;vertical-align:top}
img{width:100%;border:1px solid #868e9c}figcaption{font-size:13px}li{color:#b5121b}</style>
"""


def write_album(folder: Path, pictures: Sequence[str], findings: Mapping[str, Sequence[str]]) -> None:
    """Write index.html.

    Args:
        folder: where the pictures are.
        pictures: their file names, in order.
        findings: file name -> what is wrong on it.
    """
    wrong = sum(map(len, findings.values()))
    figures = "".join(_figure(name, findings.get(name, ())) for name in pictures)
    page = f"{_HEAD}<h1>{len(pictures)} 屏，机器查出 {wrong} 处</h1>{figures}</html>\n"
    (folder / "index.html").write_text(page, encoding="utf-8")


def _figure(name: str, found: Sequence[str]) -> str:
    rows = "".join(f"<li>{escape(one)}</li>" for one in found)
    under = f"<ul>{rows}</ul>" if rows else ""
    return (
        f'<figure><a href="{name}"><img loading="lazy" src="{name}" alt=""></a><figcaption>{name}{under}</figcaption></figure>'
    )
