"""CPython as judge of what compiled programs print: see README.md."""
