"""Reading the trace of what was done: how many actions it took, and how long a person of fifty would have taken.

Seconds are the Keystroke-Level Model of Card, Moran and Newell (1980) with operators slowed for ages 45 to 60: a key
0.4 s, pointing 1.5 s, pressing 0.2 s, from keys to mouse and back 0.5 s, thinking 1.6 s before each act of its own.
Words a person makes up are not counted on either side; what is typed to find something is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

KEY_S, POINT_S, PRESS_S, HAND_S, THINK_S = 0.4, 1.5, 0.2, 0.5, 1.6


@dataclass(frozen=True, slots=True)
class Action:
    """One chord, one run of typed characters, one click, wheel or drop; keys: how many were pressed."""

    act: str
    keys: int = 0


def read(file: Path) -> list[Action]:
    """The actions of a trace, in order."""
    lines = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [Action(line["act"], line.get("keys", 0)) for line in lines if line["act"] != "rest"]


def slowest_answer_ms(file: Path) -> int:
    """The longest time from an action to the window's rest."""
    longest, asked = 0, None
    for line in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if line["act"] != "rest":
            asked = line["at"]
        elif asked is not None:
            longest, asked = max(longest, line["at"] - asked), None
    return longest


def seconds(actions: list[Action], composed: int = 0) -> float:
    """How long a person would take; composed: runs of words that they make up."""
    total, hand = 0.0, "keys"
    for place, one in enumerate(actions):
        now = "keys" if one.act in {"chord", "text"} else "mouse"
        total += HAND_S if now != hand else 0
        hand = now
        total += THINK_S if one.act != "text" and (place == 0 or actions[place - 1].act == "text") else 0
        total += one.keys * KEY_S if now == "keys" else POINT_S + PRESS_S
    longest = sorted((one.keys for one in actions if one.act == "text"), reverse=True)[:composed]
    return total - sum(longest) * KEY_S
