"""``python -m kunskapsstod`` is the same as the command ``kunskapsstod``."""

from .cli import main

main()
