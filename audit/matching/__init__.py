"""Kinds of rules: one file each, listed in ``registry``."""
