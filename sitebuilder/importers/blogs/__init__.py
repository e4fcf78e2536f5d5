"""Migrates old blogs: those of Hugo and Hexo, whose posts are Markdown, and WordPress exports."""
