"""The commands of the console script, one file each; ``audit.cli`` puts them together."""
