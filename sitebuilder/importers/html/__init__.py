"""Converts HTML pasted from Word, WPS, WeChat and web pages to blocks."""
