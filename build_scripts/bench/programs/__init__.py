"""Programs that start fresh for every sample; each answers one line of JSON. Started by `Stage.fresh` alone."""
