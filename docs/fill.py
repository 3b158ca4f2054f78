"""Puts a generated table from stdin between the marks of a document, or checks that it is there.

drill list --markdown | python docs/fill.py README.md
python docs/fill.py --check docs/catalogue.md < table.md
"""

import sys
from pathlib import Path

BEGIN, END = "<!-- generated: begin -->\n", "<!-- generated: end -->\n"


def filled(document: str, table: str) -> str:
    """The document with the table between its marks. Raises ValueError where it has none."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"no {BEGIN.strip()} and {END.strip()} in it")
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def main(arguments: list[str]) -> int:
    """0 where the document has the table now."""
    *check, name = arguments
    path = Path(name)
    document = path.read_text(encoding="utf-8")
    wanted = filled(document, sys.stdin.read())
    if document == wanted:
        return 0
    if check:
        print(f"{path} is not what is generated now: `make tables` writes it", file=sys.stderr)
        return 1
    path.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
