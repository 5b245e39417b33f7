"""Bringing in a municipality's film: any file PyAV reads becomes what every browser plays."""
