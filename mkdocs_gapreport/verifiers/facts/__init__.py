"""What is declared: settings, dependencies, hooks, commits, what people attest, commands."""
