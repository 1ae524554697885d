"""Tables made at build time and committed: readings of Han characters, and their order by strokes.

`python -m build_scripts.tables` makes them anew; with `--check` it only compares.
The program reads resources/tables and knows nothing of the sources here.
"""
