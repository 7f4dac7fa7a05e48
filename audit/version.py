"""The version of the distribution and of its rules; part of every score signature."""

__version__ = "0.1.0"
