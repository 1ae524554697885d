"""Task `bench`: the figures of the issues, each beside what an office or a library would take for the same, in one run.

Every figure is a file with one function, `measure(stage)`, that yields Figures; `__main__` lists them. What has to
start fresh for every sample is a program of its own in `programs/` and answers one line of JSON. Nothing here is
ever asserted in a test: machines differ, and only ratios within one run say anything.
"""
