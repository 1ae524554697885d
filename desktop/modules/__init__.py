"""The subjects of the desk: one slice each, all of one shape."""
