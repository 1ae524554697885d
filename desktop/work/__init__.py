"""What can be done: verbs, commands, the desk, jobs, asking. Still no Qt."""
