"""Verbs and readings of exchange: own keys, trusted offices, packages out and in."""

from desktop.modules.exchange.service.expected import ahead
from desktop.modules.exchange.service.keys import own_keys, pinned, trust, write_key
from desktop.modules.exchange.service.packing import SCHEMA, Order, carried, deliver, pack, write_plain
from desktop.modules.exchange.service.taking import Taken, take, unpack, verify

__all__ = [
    "SCHEMA",
    "Order",
    "Taken",
    "ahead",
    "carried",
    "deliver",
    "own_keys",
    "pack",
    "pinned",
    "take",
    "trust",
    "unpack",
    "verify",
    "write_key",
    "write_plain",
]
