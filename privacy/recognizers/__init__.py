"""Recognisers of personal values by pattern, one a file."""
