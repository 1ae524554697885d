"""The widgets in which values are written: lines, boxes, days, choices, choosers of other records."""
