"""The walk: the program does its main job by itself where nobody can watch, and shows what it did."""
