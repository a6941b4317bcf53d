"""Prints the errors that pdfua and outloud found, one a line, from their JSON reports.

    errors.py PDFUA.json OUTLOUD.json
"""

import json
import sys

own, other = (json.load(open(path)) for path in sys.argv[1:3])
if own["summary"]["rules_run"] == 0:
    print("pdfua ran no rule")
# A rule of pdfua that fails on what it does not expect, such as a formula in a heading, has checked nothing.
for rule in own.get("skipped", []):
    print(f"pdfua {rule['rule_id']}: not checked: {rule['reason']}")
findings = [("pdfua", finding) for finding in own["findings"] if finding["severity"] != "info"]
for result in other["results"]:
    if result["error"]:
        print(f"outloud: {result['error']}")
    # Its warnings are opinions about words and figures, which people must judge.
    findings += [("outloud", finding) for finding in result["findings"] if finding["severity"] == "error"]
for checker, finding in findings:
    rule = finding.get("rule") or finding.get("rule_id") or finding.get("id")
    page = finding.get("page")
    place = f", page {page}" if page is not None else ""
    print(f"{checker} {rule}{place}: {finding['message']}")
