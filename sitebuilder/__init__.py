"""A static site generator for craftsman academies: editors' files in, a deployable website out."""

VERSION = "0.1.0"
