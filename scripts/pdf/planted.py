"""Writes copies of a PDF with one fault each, which a checker must find.

    planted.py REPORT.pdf FOLDER
"""

import sys

import pikepdf

source, folder = sys.argv[1:3]


def head_outside(pdf):
    page = pdf.pages[0]
    font = next(iter(page.Resources.Font.keys()))
    page.contents_add(pikepdf.Stream(pdf, f"BT {font} 9 Tf (Head) Tj ET".encode()))


def no_title(pdf):
    del pdf.Root["/Metadata"]


def links_without_words(pdf):
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            if "/Contents" in link:
                del link["/Contents"]


def tables_without_headers(pdf):
    for element in elements(pdf.Root.StructTreeRoot):
        if element.S == "/TH":
            element.S = pikepdf.Name("/TD")


def pictures_without_words(pdf):
    for element in elements(pdf.Root.StructTreeRoot):
        if element.S in ("/Figure", "/Formula") and "/Alt" in element:
            del element["/Alt"]


def no_language(pdf):
    del pdf.Root["/Lang"]


def elements(parent):
    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


sys.setrecursionlimit(10_000)
for plant in (
    head_outside,
    no_title,
    links_without_words,
    tables_without_headers,
    pictures_without_words,
    no_language,
):
    with pikepdf.open(source) as pdf:
        plant(pdf)
        pdf.save(f"{folder}/{plant.__name__}.pdf")
