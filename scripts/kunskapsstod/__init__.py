"""Builds a municipality's own accessible guide about the support kontaktperson enligt LSS."""

__version__ = "0.1.0"
