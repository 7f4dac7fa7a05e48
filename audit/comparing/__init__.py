"""Comparing an article with a source, a reference or native reports of the same story."""
