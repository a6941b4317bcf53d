"""Writes a notebook with ready pictures: make_notebook.py NOTEBOOK PICTURE..."""

import base64
import sys
from pathlib import Path

import nbformat

TEXT = "## Figure {number}\n\nWhat the figure shows, with a formula, $\\hat{{x}} = (x - \\mu) / \\sigma$."


def main() -> None:
    notebook, *pictures = map(Path, sys.argv[1:])
    cells = [nbformat.v4.new_markdown_cell("# A report")]
    for number, picture in enumerate(pictures, start=1):
        data = {"image/png": base64.b64encode(picture.read_bytes()).decode(), "text/plain": "<Figure>"}
        output = nbformat.v4.new_output("display_data", data=data)
        cells += [
            nbformat.v4.new_markdown_cell(TEXT.format(number=number)),
            nbformat.v4.new_code_cell(f"draw({number})", outputs=[output]),
        ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), notebook)


if __name__ == "__main__":
    main()
