#!/usr/bin/env python3
"""Checks the structure of a tagged PDF as PDF/UA-1 asks: what a machine can tell of it.

usage: pdf_structure.py FILE...

Prints one problem a line, each after its file's name, and ends with status 1; or prints what was counted and ends with
status 0. Needs pikepdf.
"""

import sys
from collections import Counter

import pikepdf
from pikepdf import Array, Dictionary, Name

# Structure types of PDF 1.7 (ISO 32000-1, 14.8.4).
STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    "Figure Formula Form".split()
)
# What paints (ISO 32000-1, annex A).
PAINTING = set("Tj TJ ' \" S s f F f* B B* b b* sh Do INLINE IMAGE".split())
# What must stand in what.
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note", "TOCI", "P", "Link", "Span"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}


class Check:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.problems = []
        self.counts = Counter()
        self.marked = {}  # page object number -> marked-content ids in the tree
        self.annotations = set()  # object numbers of annotations in the tree
        self.headings = []

    def wrong(self, what):
        self.problems.append(what)

    def run(self):
        self.document()
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            self.wrong("no structure tree")
            return
        self.roles = {str(k)[1:]: str(v)[1:] for k, v in root.get("/RoleMap", Dictionary()).items()}
        self.tree(root.get("/K"), "StructTreeRoot", None)
        self.order()
        for number, page in enumerate(self.pdf.pages, 1):
            self.page(number, page)

    def document(self):
        root = self.pdf.Root
        if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
            self.wrong("not marked as tagged")
        if not str(root.get("/Lang", "")):
            self.wrong("no language")
        if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
            self.wrong("the title is not displayed")
        with self.pdf.open_metadata() as metadata:
            if not metadata.get("dc:title"):
                self.wrong("no title")
            # By its whole name: not every pikepdf knows the short one.
            if metadata.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
                self.wrong("does not say that it is PDF/UA-1")
        if "/Outlines" not in root or "/First" not in root.Outlines:
            self.wrong("no bookmarks")
        else:
            self.bookmarks(root.Outlines.First)

    def bookmarks(self, item):
        while item is not None:
            self.counts["bookmarks"] += 1
            if not str(item.get("/Title", "")).strip():
                self.wrong("a bookmark without words")
            if "/First" in item:
                self.bookmarks(item.First)
            item = item.get("/Next")

    def role(self, kind):
        seen = set()
        while kind not in STANDARD and kind in self.roles and kind not in seen:
            seen.add(kind)
            kind = self.roles[kind]
        return kind

    def tree(self, kids, parent, page):
        if kids is None:
            return
        if isinstance(kids, Array):
            for kid in kids:
                self.tree(kid, parent, page)
        elif isinstance(kids, int):
            self.content(page, kids)
        elif kids.get("/Type") == Name.MCR:
            self.content(kids.get("/Pg", page), int(kids.MCID))
        elif kids.get("/Type") == Name.OBJR:
            self.annotations.add(kids.Obj.objgen)
        else:
            self.element(kids, parent, page)

    def content(self, page, mcid):
        self.marked.setdefault(page.objgen, set()).add(mcid)

    def element(self, element, parent, page):
        kind = self.role(str(element.S)[1:])
        page = element.get("/Pg", page)
        self.counts[kind] += 1
        if kind not in STANDARD:
            self.wrong(f"{kind} is no structure type and has no role")
        if kind in PARENTS and parent not in PARENTS[kind]:
            self.wrong(f"{kind} stands in {parent}")
        if kind in ("Figure", "Formula") and not str(element.get("/Alt", "")).strip():
            self.wrong(f"{kind} without alternative text")
        if kind == "Note" and "/ID" not in element:
            self.wrong("a note without an id")
        if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
            self.headings.append((int(kind[1]), str(element.get("/T", ""))))
        if kind == "TH" and self.attribute(element, "/Scope") not in ("/Row", "/Column", "/Both"):
            self.wrong("a header cell without scope")
        if kind == "Table":
            self.table(element)
        if kind == "Link" and not any(self.is_object(kid) for kid in self.kids(element)):
            self.wrong("a link without its annotation")
        self.tree(element.get("/K"), kind, page)

    def kids(self, element):
        kids = element.get("/K")
        if kids is None:
            return []
        return list(kids) if isinstance(kids, Array) else [kids]

    def is_object(self, kid):
        return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR

    def attribute(self, element, name):
        owners = element.get("/A")
        for owner in owners if isinstance(owners, Array) else [owners]:
            if isinstance(owner, Dictionary) and name in owner:
                return str(owner[name])
        return None

    def table(self, table):
        rows = []

        def gather(element):
            for kid in self.kids(element):
                if isinstance(kid, Dictionary) and "/S" in kid:
                    kind = self.role(str(kid.S)[1:])
                    if kind == "TR":
                        rows.append([k for k in self.kids(kid) if isinstance(k, Dictionary) and "/S" in k])
                    elif kind in ("THead", "TBody", "TFoot"):
                        gather(kid)

        gather(table)
        if not rows:
            self.wrong("a table without rows")
            return
        if len({len(row) for row in rows}) > 1:
            self.wrong("a table whose rows differ in length")
        scopes = [[self.attribute(cell, "/Scope") for cell in row] for row in rows]
        if not all(scope in ("/Column", "/Both") for scope in scopes[0]):
            self.wrong("a table without a head row")
        if not all(any(scope in ("/Row", "/Both") for scope in row) for row in scopes[1:]):
            self.wrong("a table with a row that no header cell names")

    def order(self):
        last = 0
        for level, title in self.headings:
            if level > last + 1:
                self.wrong(f"heading of level {level} after level {last}: {title}")
            if not title.strip():
                self.wrong("a heading without words")
            last = level
        if not self.headings:
            self.wrong("no heading")

    def page(self, number, page):
        known = self.marked.get(page.obj.objgen, set())
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") == Name.Link:
                if annotation.objgen not in self.annotations:
                    self.wrong(f"page {number}: a link that is not in the tree")
                if not str(annotation.get("/Contents", "")).strip():
                    self.wrong(f"page {number}: a link without a description")
        if page.obj.get("/Annots") and page.obj.get("/Tabs") != Name.S:
            self.wrong(f"page {number}: not read in the order of the tree")
        stack, seen = [], set()
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                tag = str(operands[0])
                mcid = None
                if operator == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                    mcid = int(operands[1].MCID)
                    seen.add(mcid)
                    if mcid not in known:
                        self.wrong(f"page {number}: marked content {mcid} is not in the tree")
                stack.append("artifact" if tag == "/Artifact" else "tagged" if mcid is not None else "other")
                self.counts["artifacts" if tag == "/Artifact" else "marked"] += 1
            elif operator == "EMC":
                if not stack:
                    self.wrong(f"page {number}: marked content ends that has not begun")
                else:
                    stack.pop()
            elif operator in PAINTING and not {"artifact", "tagged"} & set(stack):
                self.wrong(f"page {number}: {operator} paints what is neither tagged nor an artifact")
        if stack:
            self.wrong(f"page {number}: marked content that does not end")
        for mcid in known - seen:
            self.wrong(f"page {number}: the tree has content {mcid}, the page has not")


def main():
    sound = True
    for path in sys.argv[1:]:
        check = Check(path)
        check.run()
        for problem, times in Counter(check.problems).items():
            print(f"{path}: {problem}" if times == 1 else f"{path}: {problem} ({times} times)")
        if check.problems:
            sound = False
        else:
            print(f"{path}: " + ", ".join(f"{count} {kind}" for kind, count in sorted(check.counts.items())))
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
