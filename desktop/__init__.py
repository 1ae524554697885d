"""小巷: the desk of a neighbourhood secretary."""

__version__ = "0.1.0"
