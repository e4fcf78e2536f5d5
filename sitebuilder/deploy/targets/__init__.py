"""The kinds of targets, each implementing ``Target``."""
