"""`python -m heqi` is `heqi`."""

from heqi.cli import main

main()
