"""A film taken out of the guide: its texts as files, and a package that plays without a net."""
