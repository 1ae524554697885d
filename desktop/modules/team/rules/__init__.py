"""Laws of the team, pure: what roles come to, terms, shares, statistics, and the calendar of a mentorship."""
